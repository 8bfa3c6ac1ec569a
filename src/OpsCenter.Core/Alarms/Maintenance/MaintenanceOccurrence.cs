using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Maintenance;

/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct MaintenanceOccurrence(Instant Start, Instant End);
