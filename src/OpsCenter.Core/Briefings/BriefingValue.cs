using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>A figure of a period.</summary>
/// <param name="Value">In the KPI's unit.</param>
/// <param name="Windows">Stored windows that it was made of.</param>
/// <param name="Rule">How; <see cref="KpiPeriodRule.Mean"/> also stands where the formula over the whole period was not computed.</param>
/// <param name="WindowStart">Start of the newest of them.</param>
/// <param name="Quality">The worst of them.</param>
/// <param name="Flags">All of them.</param>
public readonly record struct BriefingValue(double Value, long Windows, KpiPeriodRule Rule, Instant WindowStart, Quality Quality, ReadingFlags Flags)
{
    /// <summary>By the KPI's own rule; where that is its formula, a single window is the figure itself and several give their mean.</summary>
    public static BriefingValue? Of(KpiDefinition kpi, in WindowSummary windows)
    {
        if (windows.Count == 0)
        {
            return null;
        }

        var rule = windows.Count == 1 ? KpiPeriodRule.Last : kpi.Period == KpiPeriodRule.Formula ? KpiPeriodRule.Mean : kpi.Period;
        var value = rule switch
        {
            KpiPeriodRule.Mean => windows.Sum / windows.Count,
            KpiPeriodRule.Sum => windows.Sum,
            KpiPeriodRule.Min => windows.Min,
            KpiPeriodRule.Max => windows.Max,
            _ => windows.Last,
        };
        return new BriefingValue(value, windows.Count, rule, windows.LastTime, windows.Worst, windows.Flags);
    }
}
