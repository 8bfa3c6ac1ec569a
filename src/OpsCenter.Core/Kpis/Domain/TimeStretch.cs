using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>A stretch of time.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record TimeStretch(Instant From, Instant To);
