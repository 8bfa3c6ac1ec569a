using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>What the period that follows brings; of a running one, what its rest and the next bring.</summary>
internal static class BriefingOutlooks
{
    private const int MostOccurrences = 3;

    public static IReadOnlyList<BriefingComing> Of(BriefingArea area, BriefingPeriod period, BriefingFacts facts, IReadOnlyList<BriefingIncident> open)
    {
        var from = facts.Now < period.End ? facts.Now : period.End;
        var to = period.Next.End;
        var coming = new List<BriefingComing>();
        coming.AddRange(open.Where(one => one.Incident.DueAt >= from && one.Incident.DueAt < to).Select(one => new BriefingComing(
            BriefingComingKind.IncidentDue, one.Incident.DueAt!.Value, new LocalizedText($"{one.Incident.Number} {one.Incident.Title.Vi}", $"{one.Incident.Number} {one.Incident.Title.En}"),
            one.Incident.Owner is { } owner ? LocalizedText.Same(owner) : null)));
        coming.AddRange(facts.Maintenance.Where(window => area.Holds(window.Scope.Site, window.Scope.Area))
            .SelectMany(window => window.Schedule.Next(from, MostOccurrences).Where(one => one.Start < to).Select(one => new BriefingComing(
                BriefingComingKind.Maintenance, one.Start, LocalizedText.Same(window.Reason), LocalizedText.Same(window.MadeBy)))));
        coming.AddRange(Targets(facts, from, to));
        coming.AddRange(Tides(from, to));
        coming.AddRange(facts.Coming);
        return [.. coming.OrderBy(one => one.At).Take(BriefingWriter.MostOpen)];
    }

    private static IEnumerable<BriefingComing> Targets(BriefingFacts facts, Instant from, Instant to)
    {
        foreach (var kpi in facts.Kpis)
        {
            foreach (var target in kpi.Targets.Where(target => target.From is not null))
            {
                var at = LocalClock.At(target.From!.Value.ToDateTime(TimeOnly.MinValue));
                if (at >= from && at < to)
                {
                    yield return new BriefingComing(BriefingComingKind.Target, at, kpi.Name, kpi.Owner, BriefingChanges.Step(kpi, kpi.TargetOn(target.From.Value.AddDays(-1)), target));
                }
            }
        }
    }

    private static IEnumerable<BriefingComing> Tides(Instant from, Instant to)
    {
        for (var at = MoonPhase.NextSyzygy(from); at < to; at = MoonPhase.NextSyzygy(at))
        {
            yield return new BriefingComing(BriefingComingKind.SpringTide, at, new LocalizedText("Triều cường (sóc, vọng)", "Spring tide (new or full moon)"));
        }
    }
}
