using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Push;

/// <summary>When a sender whose message was not taken may try again.</summary>
public static class ComeAgain
{
    private const int OverloadedSeconds = 1;
    private const int FailedSeconds = 5;

    /// <summary>Sets Retry-After for an outcome that is not safe.</summary>
    public static void After(in IngestOutcome outcome, HttpResponse response) =>
        response.Headers.RetryAfter = (outcome.Result == IngestResult.Overloaded ? OverloadedSeconds : FailedSeconds).ToString(CultureInfo.InvariantCulture);
}
