using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Counts what a reader has to know before believing.</summary>
internal static class BriefingTrust
{
    public static BriefingConfidence Of(BriefingFacts facts, BriefingPeriod period, BriefingKpis kpis)
    {
        var told = kpis.Told;
        return new BriefingConfidence(
            facts.Sources.Count,
            facts.Now < period.End || facts.Now - period.End < TimeSpan.FromDays(1) ? facts.Sources.Count(source => BriefingChanges.IsSilent(source, facts.Now)) : null,
            told.Count,
            told.Count(one => one.Now is null),
            told.Count(one => one.Now is { } now && now.Quality != Quality.Good),
            told.Count(one => one.Now is { } now && now.Flags.HasFlag(ReadingFlags.Simulated)),
            Enum.GetValues<KpiPath>().ToDictionary(path => path, path => told.Count(one => one.Kpi.Path == path)),
            kpis.Elsewhere);
    }
}
