using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>A state that began at a moment and holds until the next.</summary>
/// <param name="At">When it began.</param>
/// <param name="Up">Null where nobody knows: such time counts neither way.</param>
public sealed record UpState(Instant At, bool? Up);
