namespace OpsCenter.Core.Telemetry;

/// <summary>What one commit stores.</summary>
/// <param name="Readings">In arrival order.</param>
/// <param name="Events">In arrival order.</param>
public sealed record TelemetryBatch(IReadOnlyList<Reading> Readings, IReadOnlyList<OperationalEvent> Events)
{
    public static TelemetryBatch Empty { get; } = new([], []);

    public bool IsEmpty => Readings.Count == 0 && Events.Count == 0;
}
