using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Push;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Answers in the words of InfluxDB 1.x (<c>{"error":…}</c>) or 2.x (<c>{"code":…,"message":…}</c>), which clients decide on.</summary>
internal sealed class WriteAnswer(bool isV2)
{
    // Read by programs and in logs, never as HTML: quotes stay legible.
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IResult To(in IngestOutcome outcome, HttpResponse response)
    {
        switch (outcome.Result)
        {
            case IngestResult.Stored:
                return Results.NoContent();
            case IngestResult.Quarantined:
                return Error(
                    StatusCodes.Status400BadRequest, "invalid", outcome.Readings > 0 ? $"partial write: {outcome.Reason}" : outcome.Reason!);
            case IngestResult.Overloaded:
                ComeAgain.After(outcome, response);
                return Error(StatusCodes.Status429TooManyRequests, "too many requests", outcome.Reason!);
            default:
                ComeAgain.After(outcome, response);
                return Error(StatusCodes.Status503ServiceUnavailable, "unavailable", outcome.Reason!);
        }
    }

    public IResult Error(int status, string code, string message) =>
        isV2 ? Results.Json(new { code, message }, Legible, statusCode: status) : Results.Json(new { error = message }, Legible, statusCode: status);
}
