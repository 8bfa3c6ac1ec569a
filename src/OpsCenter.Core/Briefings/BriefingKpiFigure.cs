using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>What the store holds of one series of a KPI for a briefing.</summary>
/// <param name="Series">Measurement <c>kpi</c>.</param>
/// <param name="Now">Of the period; null where it has no figure there.</param>
/// <param name="Before">Of the period before.</param>
/// <param name="LastYear">Of the same period last year.</param>
/// <param name="Trend">Over the period, oldest first.</param>
public sealed record BriefingKpiFigure(SeriesKey Series, BriefingValue? Now, BriefingValue? Before, BriefingValue? LastYear, IReadOnlyList<double> Trend);
