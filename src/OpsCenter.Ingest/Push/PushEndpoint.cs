using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Push;

/// <summary>Takes one pushed message to the pipeline and its outcome to the answer. Thread-safe.</summary>
internal sealed class PushEndpoint(IngestPipeline pipeline, IOptions<IngestOptions> options, TimeProvider time)
{
    public async Task<IResult> TakeAsync(string path, HttpContext context)
    {
        if (PushTopic.Of(path, context.Request.Headers, out var problem) is not { } topic)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        ReadOnlyMemory<byte>? body;
        try
        {
            body = await RequestBody.ReadAsync(context.Request, options.Value.MaxPushBytes);
        }
        catch (InvalidDataException)
        {
            return Results.Problem("the body is not packed as Content-Encoding says", statusCode: StatusCodes.Status400BadRequest);
        }

        if (body is not { } payload)
        {
            return Results.Problem($"the body is larger than {options.Value.MaxPushBytes} bytes unpacked", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        var outcome = await pipeline.SubmitAsync(new IngestMessage(topic, payload, context.User.Identity?.Name, time.GetInstant(), context.User.IsSimulated()));
        return Answer(outcome, context.Response);
    }

    private static IResult Answer(in IngestOutcome outcome, HttpResponse response)
    {
        switch (outcome.Result)
        {
            case IngestResult.Stored:
                return Results.Ok(new PushReceipt("stored", outcome.Readings, outcome.Events, null));
            case IngestResult.Quarantined:
                // Safe: sending it again would not make it better, so no error that makes senders repeat.
                return Results.Json(new PushReceipt("quarantined", outcome.Readings, outcome.Events, outcome.Reason), statusCode: StatusCodes.Status202Accepted);
            case IngestResult.Overloaded:
                ComeAgain.After(outcome, response);
                return Results.Problem(outcome.Reason, statusCode: StatusCodes.Status429TooManyRequests);
            default:
                ComeAgain.After(outcome, response);
                return Results.Problem(outcome.Reason, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
