using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Makes a briefing of what was read. Pure: the same facts give the same briefing.</summary>
public sealed class BriefingWriter(Places places)
{
    /// <summary>Lines of a list of single things; a briefing is read in five minutes.</summary>
    public const int MostLines = 10;

    /// <summary>Lines of lists that have to be whole to be of use.</summary>
    public const int MostOpen = 50;

    /// <summary>Since when a source without a message counts as silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromHours(2);

    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    /// <param name="period">Which.</param>
    /// <param name="areaId">Null for everything; one of another day is led to what it is on the period's.</param>
    /// <param name="facts">What was read.</param>
    public Briefing Write(BriefingPeriod period, string? areaId, BriefingFacts facts)
    {
        var area = new BriefingArea(places, areaId, period.Day);
        var asOf = facts.Now < period.End ? facts.Now : period.End;
        var raised = Of(area, facts.Raised);
        var (before, lastYear) = (Of(area, facts.RaisedBefore), Of(area, facts.RaisedLastYear));
        var incidents = facts.Incidents.Where(one => area.Holds(one.Site, one.Area) && one.CreatedAt < asOf).ToList();
        var (opened, closed) = (incidents.Where(one => In(period, one.CreatedAt)).ToList(), incidents.Where(one => In(period, one.ResolvedAt)).ToList());
        var open = incidents.Where(one => IsOpen(one, asOf)).Select(one => Told(one, asOf, facts))
            .OrderByDescending(one => one.Overdue).ThenBy(one => one.Incident.Severity).ThenBy(one => one.Incident.DueAt ?? Instant.FromUnixMilliseconds(long.MaxValue / 2_000_000)).ToList();
        var standing = Of(area, facts.Standing, held: true);
        var gone = asOf - period.Start;
        var kpis = new BriefingKpis(area, period).Of(facts);
        var coming = BriefingOutlooks.Of(area, period, facts, open);
        return new Briefing
        {
            Period = period,
            Area = area.Id,
            AreaName = area.Name,
            MadeAt = facts.Now,
            AlarmCounts = [.. Severities.Select(severity => new BriefingAlarmCount(
                severity, Count(raised, severity), facts.RecordedBefore ? Count(before, severity) : null, facts.RecordedLastYear ? Count(lastYear, severity) : null))],
            WorstAlarms = [.. raised.OrderBy(one => one.Severity).ThenByDescending(one => one.Length(asOf)).Take(MostLines).Select(one => Told(one, asOf, area))],
            Unanswered = raised.Count(one => one.AcknowledgedAt is null),
            IncidentsOpened = opened.Count,
            IncidentsOpenedBefore = incidents.Count(one => In(period.Previous, one.CreatedAt, gone)),
            IncidentsClosed = closed.Count,
            IncidentsClosedBefore = incidents.Count(one => In(period.Previous, one.ResolvedAt, gone)),
            WorstIncidents = [.. opened.Union(closed).Select(one => Told(one, asOf, facts))
                .OrderBy(one => one.Incident.Severity).ThenByDescending(one => one.IsOpen).ThenByDescending(one => one.Length).Take(MostLines)],
            OpenIncidents = [.. open.Take(MostOpen)],
            OpenCount = open.Count,
            Overdue = open.Count(one => one.Overdue),
            StandingCount = standing.Count,
            Standing = [.. standing.OrderBy(one => one.Severity).ThenByDescending(one => one.Length(asOf)).Take(MostOpen).Select(one => Told(one, asOf, area))],
            Kpis = kpis.Told,
            Changes = BriefingChanges.Of(area, period, asOf, facts, kpis.Told),
            Coming = coming,
            Confidence = BriefingTrust.Of(facts, period, kpis),
            Truncated = facts.Truncated || open.Count > MostOpen || standing.Count > MostOpen,
        };
    }

    private static bool In(BriefingPeriod period, Instant? at) => at >= period.Start && at < period.End;

    private static bool In(BriefingPeriod period, Instant? at, TimeSpan gone) => at >= period.Start && at < period.EndAfter(gone);

    private static bool IsOpen(Incident one, Instant asOf) => one.ResolvedAt is { } resolved ? resolved >= asOf : one.IsOpen || one.ChangedAt >= asOf;

    /// <summary>What was kept quiet called nobody.</summary>
    private static List<AlarmOccurrence> Of(BriefingArea area, IReadOnlyList<AlarmOccurrence> all, bool held = false) =>
        [.. all.Where(one => (held || one.Hold is null) && area.Holds(one.Series))];

    private static int Count(List<AlarmOccurrence> all, Severity severity) => all.Count(one => one.Severity == severity);

    private static BriefingAlarm Told(AlarmOccurrence one, Instant asOf, BriefingArea area) => new(
        one.Title, area.NameOf(one.Series.Tag(StandardTags.Site), one.Series.Tag(StandardTags.Area)), one.Severity, one.RaisedAt, one.Length(asOf), one.EndedAt <= asOf, one.AcknowledgedBy, one.HoldNow);

    private static BriefingIncident Told(Incident one, Instant asOf, BriefingFacts facts)
    {
        var open = IsOpen(one, asOf);
        var length = (one.ResolvedAt is { } resolved && resolved < asOf ? resolved : asOf) - one.CreatedAt;
        var late = facts.Tasks.GetValueOrDefault(one.Number)?.Count(task => (task.DoneAt is null || task.DoneAt > asOf) && (task.DueAt ?? one.DueAt) < asOf) ?? 0;
        return new BriefingIncident(one, length < TimeSpan.Zero ? TimeSpan.Zero : length, open, open && one.DueAt < asOf, open ? late : 0);
    }
}
