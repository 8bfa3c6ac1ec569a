using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>What one save makes durable.</summary>
/// <param name="States">New or changed states, each id once.</param>
/// <param name="RemovedIds">Ids of states to delete (their rule is gone); their transitions stay.</param>
/// <param name="Transitions">In order of their sequence.</param>
/// <param name="EvaluatedUpTo">Readings committed up to here have been judged and what came of it is saved with this batch or before; null leaves it as it was.</param>
public sealed record AlarmStoreBatch(
    IReadOnlyList<AlarmStateRecord> States,
    IReadOnlyList<string> RemovedIds,
    IReadOnlyList<AlarmTransition> Transitions,
    Instant? EvaluatedUpTo);
