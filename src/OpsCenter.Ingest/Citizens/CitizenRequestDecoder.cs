using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Citizens;

/// <summary>Makes the event of a citizen's report. A report whose service is not configured (any more) waits in quarantine.</summary>
internal static class CitizenRequestDecoder
{
    private const string Source = "open311";

    // {"id":"20261122020000000-7f3a2c","requested_datetime":"2026-11-22T02:00:00.000Z","service_code":"lamp","address":"12 Trần Hưng Đạo","phone":"…"}
    public static void Decode(in IngestMessage message, CitizenServices services, DecodedMessage into)
    {
        into.Source = Source;
        try
        {
            using var document = JsonDocument.Parse(message.Payload);
            var report = document.RootElement;
            if (Text(report, "id") is not { } id || Text(report, "service_code") is not { } code || !report.TryGetProperty("requested_datetime", out var asked) || !asked.TryGetDateTimeOffset(out var time))
            {
                into.Rejected.Add(new RejectedPart("not a report: id, service_code or requested_datetime is missing", message.Payload));
                return;
            }

            if (services.Find(code) is not { } service)
            {
                into.Rejected.Add(new RejectedPart($"service '{code}' is in no open311.yaml", message.Payload));
                return;
            }

            into.Events.Add(new OperationalEvent
            {
                Id = CitizenRequest.IdPrefix + id,
                Time = Instant.From(time),
                ReceivedAt = message.ReceivedAt,
                Kind = CitizenRequest.Kind,
                Severity = service.Severity,
                Pack = service.Pack,
                Text = Text(report, "address") is { } address ? $"{service.Name.Vi}: {address}" : service.Name.Vi,
                AttributesJson = report.GetRawText(),
                PersonalDataFields = CitizenRequest.PersonalData,
                Flags = message.Simulated ? ReadingFlags.Simulated : ReadingFlags.None,
            });
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            into.Rejected.Add(new RejectedPart($"not JSON: {problem.Message}", message.Payload));
        }
    }

    private static string? Text(JsonElement report, string name) =>
        report.ValueKind == JsonValueKind.Object && report.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
