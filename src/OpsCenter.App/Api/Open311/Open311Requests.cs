using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.App.Api.Open311;

/// <summary>Serves reports back, without who reported: only what is named here leaves the server.</summary>
internal sealed class Open311Requests(
    ITelemetryStore store, ILiveConfig<CitizenServices> services, Open311Access access, Open311Jurisdiction jurisdiction, IStringLocalizer<Open311Texts> texts, TimeProvider time)
{
    /// <summary>The most that GeoReport v2 asks of a server.</summary>
    private const int MostAnswered = 1_000;

    /// <summary>Of all citizens' requests, also those polled elsewhere, before ours are picked out.</summary>
    private const int MostRead = 20_000;
    private const int MostIds = 50;

    public async Task<IResult> OneAsync(HttpContext context, string id, string format, CancellationToken cancellation)
    {
        if (Refuse(context) is { } failure)
        {
            return Open311Answer.Of(failure, format);
        }

        return await FindAsync(id, cancellation) is { } found
            ? Answer([found], format)
            : Open311Answer.Of(new Open311Failure(StatusCodes.Status404NotFound, texts["Error.RequestUnknown"]), format);
    }

    public async Task<IResult> ListAsync(HttpContext context, string format, CancellationToken cancellation)
    {
        if (Refuse(context) is { } failure)
        {
            return Open311Answer.Of(failure, format);
        }

        var ids = Open311Search.Words(context.Request.Query, "service_request_id");
        if (ids.Count > 0)
        {
            var found = new List<OperationalEvent>();
            foreach (var id in ids.Distinct().Take(MostIds))
            {
                if (await FindAsync(id, cancellation) is { } one)
                {
                    found.Add(one);
                }
            }

            return Answer(found, format);
        }

        if (Open311Search.Of(context.Request.Query, time.GetInstant(), texts, out var wrong) is not { } search)
        {
            return Open311Answer.Of(wrong!, format);
        }

        var events = await store.EventsAsync(new EventQuery(search.From, search.To, CitizenRequest.Kind, Limit: MostRead), cancellation);
        return Answer(events.Where(IsOurs).Where(one => Matches(one, search)).Take(MostAnswered), format);
    }

    private Open311Failure? Refuse(HttpContext context) =>
        access.Refuse(context, context.Request.Query["api_key"], Permission.Ingest, Permission.Read) ?? jurisdiction.Refuse(context.Request.Query["jurisdiction_id"]);

    private async Task<OperationalEvent?> FindAsync(string id, CancellationToken cancellation)
    {
        if (Open311Id.TimeOf(id) is not { } at)
        {
            return null;
        }

        var events = await store.EventsAsync(new EventQuery(at, at + TimeSpan.FromMilliseconds(1), CitizenRequest.Kind, Limit: MostAnswered), cancellation);
        return events.FirstOrDefault(one => one.Id == CitizenRequest.IdPrefix + id);
    }

    private static bool IsOurs(OperationalEvent one) => one.Kind == CitizenRequest.Kind && one.Id.StartsWith(CitizenRequest.IdPrefix, StringComparison.Ordinal);

    private static bool Matches(OperationalEvent one, Open311Search search)
    {
        using var report = JsonDocument.Parse(one.AttributesJson ?? "{}");
        return (search.Codes.Count == 0 || search.Codes.Contains(Text(report, "service_code")))
            && (search.Statuses.Count == 0 || search.Statuses.Contains(Status(report)));
    }

    private IResult Answer(IEnumerable<OperationalEvent> events, string format) => Open311Answer.Of(events.Select(Item), "service_requests", "request", format);

    private Open311Item Item(OperationalEvent one)
    {
        using var report = JsonDocument.Parse(one.AttributesJson ?? "{}");
        var code = Text(report, "service_code");
        var requested = one.Time.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new Open311Item
        {
            { "service_request_id", one.Id[CitizenRequest.IdPrefix.Length..] },
            { "status", Status(report) },
            { "status_notes", Text(report, "status_notes") },
            { "service_name", services.Current.Find(code ?? "")?.Name.For(CultureInfo.CurrentUICulture) ?? code },
            { "service_code", code },
            { "description", Text(report, "description") },
            { "agency_responsible", null },
            { "service_notice", null },
            { "requested_datetime", requested },
            { "updated_datetime", Text(report, "updated_datetime") ?? requested },
            { "expected_datetime", null },
            { "address", Text(report, "address") },
            { "address_id", Text(report, "address_id") },
            { "zipcode", null },
            { "lat", Number(report, "lat") },
            { "long", Number(report, "long") },
            { "media_url", Text(report, "media_url") },
        };
    }

    private static string Status(JsonDocument report) => Text(report, "status") ?? "open";

    private static string? Text(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
