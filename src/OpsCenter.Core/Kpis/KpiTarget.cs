using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Kpis;

/// <summary>What a KPI is to reach, while it is in force.</summary>
/// <param name="Value">In the KPI's unit.</param>
/// <param name="From">First local day; null for since ever.</param>
/// <param name="To">Last local day; null for until another begins.</param>
/// <param name="Source">Decision that sets it; null where nobody said.</param>
public sealed record KpiTarget(double Value, DateOnly? From = null, DateOnly? To = null, LocalizedText? Source = null);
