using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Kpis;

/// <summary>A part of a KPI's scale with a name.</summary>
/// <param name="From">Lowest value that belongs to it.</param>
/// <param name="Name">Shown, e.g. "Kém" / "Poor".</param>
/// <param name="State">How it is drawn.</param>
public sealed record KpiBand(double From, LocalizedText Name, KpiState State);
