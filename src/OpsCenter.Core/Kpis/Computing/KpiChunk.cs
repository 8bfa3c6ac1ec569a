using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>Figures of windows that follow each other.</summary>
/// <param name="Starts">Of the windows, oldest first; at least one.</param>
/// <param name="Figures">Of all scopes.</param>
public sealed record KpiChunk(IReadOnlyList<Instant> Starts, IReadOnlyList<KpiFigure> Figures);
