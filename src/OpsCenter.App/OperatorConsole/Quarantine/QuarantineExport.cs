using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>What was refused, as JSON lines for another tool; the payload in base64, because it may be anything.</summary>
internal static class QuarantineExport
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web);

    public static void MapQuarantineExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/console/quarantine/export", WriteAsync).RequireAuthorization(nameof(Permission.ReadQuarantine)).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext context, string? search, [FromServices] QuarantineReading quarantine)
    {
        if (quarantine.Pages(context.User.ToCaller(), search, context.RequestAborted) is not { } pages)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"quarantine.ndjson\"";
        await foreach (var page in pages)
        {
            foreach (var entry in page)
            {
                await JsonSerializer.SerializeAsync(
                    context.Response.Body,
                    new
                    {
                        entry.Id,
                        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.ReceivedAt.UnixMilliseconds),
                        entry.Source,
                        entry.Topic,
                        entry.Device,
                        entry.Reason,
                        Payload = Convert.ToBase64String(entry.Payload.Span),
                    },
                    Compact,
                    context.RequestAborted);
                await context.Response.WriteAsync("\n", context.RequestAborted);
            }
        }
    }
}
