namespace OpsCenter.Core.Alarms;

/// <summary>Durable home of alarm states and of their history.</summary>
/// <remarks>Thread-safe. One caller saves at a time (the alarm journal); any number read.</remarks>
public interface IAlarmStore
{
    /// <summary>Every state ever saved, the pending and the cleared ones included.</summary>
    Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation);

    /// <summary>Stores the batch in one transaction; when it returns, the batch survives a power cut.</summary>
    /// <remarks>
    /// Idempotent: a state replaces the one with the same id, a transition whose sequence is there already changes nothing.
    /// Throws where the database cannot take it now; the caller keeps the batch and tries again.
    /// </remarks>
    Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation);

    /// <summary>Transitions of one alarm, newest first; empty where the id is unknown.</summary>
    Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation);

    /// <summary>Transitions of all alarms, newest first.</summary>
    Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation);
}
