using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>A window of a KPI that has to be computed again.</summary>
/// <param name="Kpi">Which KPI.</param>
/// <param name="Start">Start of the window.</param>
public readonly record struct LateMark(string Kpi, Instant Start);
