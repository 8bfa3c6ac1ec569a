using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>One rung of a stored state; a store may keep the list as JSON.</summary>
/// <param name="Raised">The rung counts.</param>
/// <param name="OnSince">Not raised and the limit is broken since then, waiting for the on-delay; else null.</param>
/// <param name="OffSince">Raised and the value is back since then, waiting for the off-delay; else null.</param>
public sealed record AlarmRungRecord(bool Raised, Instant? OnSince, Instant? OffSince);
