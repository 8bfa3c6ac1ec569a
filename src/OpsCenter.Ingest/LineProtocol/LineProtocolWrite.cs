using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Push;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Takes one write request to the pipeline and its outcome to the answer. Thread-safe.</summary>
internal sealed class LineProtocolWrite(IngestPipeline pipeline, LineSeriesSource series, IOptions<IngestOptions> options, TimeProvider time)
{
    public const string Source = "http-write";

    public async Task<IResult> WriteAsync(HttpContext context, WriteAnswer answer)
    {
        var precision = context.Request.Query["precision"].ToString();
        if (LinePrecision.Nanoseconds(precision) is not { } unit)
        {
            return answer.Error(StatusCodes.Status400BadRequest, "invalid", $"invalid precision '{precision}' (use ns, us, ms or s)");
        }

        ReadOnlyMemory<byte>? body;
        try
        {
            body = await RequestBody.ReadAsync(context.Request, options.Value.MaxWriteBytes);
        }
        catch (InvalidDataException)
        {
            return answer.Error(StatusCodes.Status400BadRequest, "invalid", "the body is not gzip");
        }

        if (body is not { } payload)
        {
            var limit = options.Value.MaxWriteBytes;
            return answer.Error(StatusCodes.Status413PayloadTooLarge, "request too large", $"the body is larger than {limit} bytes unpacked");
        }

        // History written on purpose keeps its time; only a device's own clock is doubted.
        var decoder = new LineProtocolDecoder(series, Source, unit, keepHistory: true);
        var message = new IngestMessage(context.Request.Path, payload, context.User.Identity?.Name, time.GetInstant(), context.User.IsSimulated());
        return answer.To(await pipeline.SubmitAsync(message, decoder), context.Response);
    }
}
