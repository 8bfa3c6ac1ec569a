using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>What the store knows when the process starts.</summary>
/// <param name="States">One per alarm id.</param>
/// <param name="LastSequence">Greatest sequence of any transition; 0 in an empty store.</param>
/// <param name="EvaluatedUpTo">Newest <see cref="AlarmStoreBatch.EvaluatedUpTo"/> saved; null in an empty store.</param>
public sealed record AlarmSnapshot(IReadOnlyList<AlarmStateRecord> States, long LastSequence, Instant? EvaluatedUpTo)
{
    public static AlarmSnapshot Empty { get; } = new([], 0, null);
}
