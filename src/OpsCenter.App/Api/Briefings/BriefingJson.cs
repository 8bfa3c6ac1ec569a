using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>One period of one area.</summary>
/// <param name="Date">As the parameter takes it.</param>
/// <param name="Area">Null for all.</param>
/// <param name="Running">The period is not over.</param>
/// <param name="Kpis">Worst first.</param>
/// <param name="Truncated">More was there than was read.</param>
public sealed record BriefingJson(
    string Period, string Date, string From, string To, string? Area, BriefingTextJson Name, string MadeAt, bool Running, BriefingTextJson Summary, BriefingConfidenceJson Confidence,
    IReadOnlyList<BriefingCountJson> Alarms, int Unanswered, int IncidentsOpened, int IncidentsOpenedBefore, int IncidentsClosed, int IncidentsClosedBefore,
    IReadOnlyList<BriefingIncidentJson> WorstIncidents, IReadOnlyList<BriefingAlarmJson> WorstAlarms, IReadOnlyList<BriefingIncidentJson> OpenIncidents, IReadOnlyList<BriefingAlarmJson> Standing,
    IReadOnlyList<BriefingKpiJson> Kpis, IReadOnlyList<BriefingItemJson> Changes, IReadOnlyList<BriefingItemJson> Coming, bool Truncated)
{
    internal static BriefingJson Of(Briefing one) => new(
        SeriesJson.Name(one.Period.Kind), one.Period.DateText, Rfc3339.Format(one.Period.Start), Rfc3339.Format(one.Period.End), one.Area, BriefingTextJson.Of(BriefingTitle.Of(one.Period)),
        Rfc3339.Format(one.MadeAt), one.Running, BriefingTextJson.Of(BriefingSentence.Of(one)), BriefingConfidenceJson.Of(one.Confidence),
        [.. one.AlarmCounts.Select(count => new BriefingCountJson(SeriesJson.Name(count.Severity), count.Count, count.Before, count.LastYear))],
        one.Unanswered, one.IncidentsOpened, one.IncidentsOpenedBefore, one.IncidentsClosed, one.IncidentsClosedBefore,
        [.. one.WorstIncidents.Select(BriefingIncidentJson.Of)], [.. one.WorstAlarms.Select(BriefingAlarmJson.Of)], [.. one.OpenIncidents.Select(BriefingIncidentJson.Of)],
        [.. one.Standing.Select(BriefingAlarmJson.Of)], [.. one.Kpis.Select(BriefingKpiJson.Of)],
        [.. one.Changes.Select(change => new BriefingItemJson(
            SeriesJson.Name(change.Kind), BriefingTextJson.Of(change.Subject), change.At is { } at ? Rfc3339.Format(at) : null, change.Who is null ? null : new BriefingTextJson(change.Who, change.Who), BriefingTextJson.OfNull(change.Detail)))],
        [.. one.Coming.Select(coming => new BriefingItemJson(
            SeriesJson.Name(coming.Kind), BriefingTextJson.Of(coming.Subject), Rfc3339.Format(coming.At), BriefingTextJson.OfNull(coming.Who), BriefingTextJson.OfNull(coming.Detail)))],
        one.Truncated);
}
