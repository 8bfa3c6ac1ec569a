using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>A KPI's value for one scope and window.</summary>
/// <param name="Series">Measurement <c>kpi</c>, the KPI's id as field, the scope as tags.</param>
/// <param name="Start">Start of the window.</param>
/// <param name="Value">Null where there is none.</param>
/// <param name="Quality">Suspect where not all was there that it should rest on.</param>
/// <param name="Flags">Simulated where anything that went in was.</param>
/// <param name="Readings">That went in.</param>
/// <param name="Reason">Why there is no value; null where there is one.</param>
public readonly record struct KpiFigure(SeriesKey Series, Instant Start, double? Value, Quality Quality, ReadingFlags Flags, long Readings, KpiReason? Reason);
