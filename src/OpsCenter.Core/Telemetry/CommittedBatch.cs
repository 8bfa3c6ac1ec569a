namespace OpsCenter.Core.Telemetry;

/// <summary>A stored batch on its way to live state and alarms.</summary>
/// <param name="Readings">In arrival order; redelivered ones may be among them.</param>
/// <param name="NewEvents">Events not seen before, or changed.</param>
/// <param name="CommittedAt">When the store answered.</param>
public sealed record CommittedBatch(IReadOnlyList<Reading> Readings, IReadOnlyList<OperationalEvent> NewEvents, Instant CommittedAt);
