using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.App.Api.Open311;

/// <summary>Serves reports back, without who reported: only what is named here leaves the server.</summary>
internal sealed class Open311Requests(
    ITelemetryStore store, IIncidentStore incidents, ILiveConfig<CitizenServices> services, ILiveConfig<UnitTree> units, Open311Access access,
    Open311Jurisdiction jurisdiction, IStringLocalizer<Open311Texts> texts, TimeProvider time)
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
            ? await AnswerAsync([found], Open311Search.Everything, format, cancellation)
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

            return await AnswerAsync(found, Open311Search.Everything, format, cancellation);
        }

        if (Open311Search.Of(context.Request.Query, time.GetInstant(), texts, out var wrong) is not { } search)
        {
            return Open311Answer.Of(wrong!, format);
        }

        var events = await store.EventsAsync(new EventQuery(search.From, search.To, CitizenRequest.Kind, Limit: MostRead), cancellation);
        return await AnswerAsync([.. events.Where(IsOurs)], search, format, cancellation);
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

    private async Task<IResult> AnswerAsync(IReadOnlyList<OperationalEvent> events, Open311Search search, string format, CancellationToken cancellation)
    {
        var worked = await incidents.OfRequestsAsync([.. events.Select(one => one.Id)], cancellation);
        var items = events
            .Select(one => Item(one, worked.GetValueOrDefault(one.Id)))
            .Where(item => Matches(item, search))
            .Take(MostAnswered);
        return Open311Answer.Of(items, "service_requests", "request", format);
    }

    private static bool Matches(Open311Item item, Open311Search search) =>
        (search.Codes.Count == 0 || search.Codes.Contains(item.Find("service_code")))
        && (search.Statuses.Count == 0 || search.Statuses.Contains(item.Find("status")));

    /// <param name="one">The report as it came.</param>
    /// <param name="incident">What became of it; null before it has an incident. What people wrote among themselves stays there: only how it was resolved is told.</param>
    private Open311Item Item(OperationalEvent one, Incident? incident)
    {
        using var report = JsonDocument.Parse(one.AttributesJson ?? "{}");
        var code = Text(report, "service_code");
        var requested = Moment(one.Time);
        var closed = incident is { IsOpen: false };
        return new Open311Item
        {
            { "service_request_id", one.Id[CitizenRequest.IdPrefix.Length..] },
            { "status", incident is null ? Text(report, "status") ?? "open" : closed ? "closed" : "open" },
            { "status_notes", closed ? incident!.Resolution : Text(report, "status_notes") },
            { "service_name", services.Current.Find(code ?? "")?.Name.For(CultureInfo.CurrentUICulture) ?? code },
            { "service_code", code },
            { "description", Text(report, "description") },
            { "agency_responsible", units.Current.Find(incident?.Unit)?.Name.For(CultureInfo.CurrentUICulture) },
            { "service_notice", null },
            { "requested_datetime", requested },
            { "updated_datetime", incident is null ? Text(report, "updated_datetime") ?? requested : Moment(incident.ChangedAt) },
            { "expected_datetime", incident?.DueAt is { } due ? Moment(due) : null },
            { "address", Text(report, "address") },
            { "address_id", Text(report, "address_id") },
            { "zipcode", null },
            { "lat", Number(report, "lat") },
            { "long", Number(report, "long") },
            { "media_url", Text(report, "media_url") },
        };
    }

    private static string Moment(Instant at) => at.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
