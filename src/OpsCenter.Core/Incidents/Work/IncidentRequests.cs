using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>Makes an incident of each citizen's request. One caller at a time; the sink's side is thread-safe.</summary>
/// <remarks>
/// The requests are looked up in the store of events, not taken from the stream: whatever was stored before a kill is found after it. That one request has one incident is held by the database.
/// </remarks>
public sealed class IncidentRequests(
    ITelemetryStore events, IIncidentStore store, IncidentOpening opening, IOptions<IncidentOptions> options, TimeProvider time, ILogger<IncidentRequests> logger)
    : ICommittedTelemetrySink
{
    /// <summary>Kind of the events.</summary>
    public const string Kind = "citizen.request";

    private const int Most = 5_000;
    private static readonly string[] Closed = ["closed", "resolved"];
    private volatile bool _waiting = true;

    /// <summary>After everything that a screen waits for.</summary>
    public int Order => 30;

    public void OnCommitted(CommittedBatch batch)
    {
        foreach (var one in batch.NewEvents)
        {
            if (one.Kind == Kind)
            {
                _waiting = true;
                return;
            }
        }
    }

    /// <summary>Opens what has no incident yet. Nothing to do unless a request came in since the last step.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        if (!_waiting || !options.Value.CitizenRequests)
        {
            return;
        }

        // Before reading: a request that comes in meanwhile wakes the next step.
        _waiting = false;
        try
        {
            await OpenAsync(cancellation);
        }
        catch
        {
            _waiting = true;
            throw;
        }
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var found = await events.EventsAsync(new EventQuery(now - options.Value.RequestsBack, now + TimeSpan.FromMinutes(5), Kind, Limit: Most), cancellation);
        var requests = found.Where(one => one.Kind == Kind && !IsClosed(one)).Reverse().ToArray();
        var known = await store.OfRequestsAsync([.. requests.Select(one => one.Id)], cancellation);
        foreach (var request in requests.Where(one => !known.ContainsKey(one.Id)))
        {
            // A conflict is somebody else's incident for the same request.
            if (await store.SaveAsync(new IncidentBatch([Draft(request)]), cancellation) is IncidentSaved.Done done)
            {
                Log.Opened(logger, done.Numbers[0]);
            }
        }
    }

    private IncidentChange Draft(OperationalEvent request)
    {
        var now = time.GetInstant();
        var area = request.Area ?? opening.AreaOf(request.Site);
        var severity = request.Severity == Severity.None ? Severity.Low : request.Severity;
        var title = LocalizedText.Same(request.Text);
        return new IncidentChange
        {
            Incident = new Incident
            {
                Number = "*1",
                Title = title,
                Description = Attribute(request, "description"),
                Kind = IncidentKind.CitizenRequest,
                Pack = request.Pack,
                Site = request.Site,
                Area = area,
                Severity = severity,
                Unit = opening.Responsible(request.Pack, area)?.Id,
                CreatedAt = now,
                ChangedAt = now,
                WaitingSince = now,

                // The time runs from when the citizen asked, not from when this was made.
                DueAt = opening.Due(IncidentKind.CitizenRequest, severity, request.Time),
                Simulated = request.Flags.HasFlag(ReadingFlags.Simulated),
            },
            Links = [new IncidentLink(IncidentLinkKind.Event, request.Id, title, now, null)],
            Entries = [new IncidentEntry(IncidentEntryKind.Created, now, null), new IncidentEntry(IncidentEntryKind.EventLinked, now, null, request.Id, title)],
            RequestEventId = request.Id,
        };
    }

    private static bool IsClosed(OperationalEvent request) =>
        Attribute(request, "status") is { } status && Closed.Contains(status, StringComparer.OrdinalIgnoreCase);

    private static string? Attribute(OperationalEvent request, string name)
    {
        if (request.AttributesJson is null || request.PersonalDataFields.Contains(name))
        {
            return null;
        }

        using var attributes = JsonDocument.Parse(request.AttributesJson);
        return attributes.RootElement.ValueKind == JsonValueKind.Object
            && attributes.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
