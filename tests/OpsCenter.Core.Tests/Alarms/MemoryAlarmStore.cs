using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>What a disk would hold: survives the engine, not the test.</summary>
internal sealed class MemoryAlarmStore : IAlarmStore
{
    private readonly Dictionary<string, AlarmStateRecord> _states = [];
    private readonly SortedDictionary<long, AlarmTransition> _transitions = [];
    private Instant? _upTo;

    /// <summary>Refuses to save while set.</summary>
    public bool IsDown { get; set; }

    /// <summary>Every save, in order.</summary>
    public List<AlarmStoreBatch> Batches { get; } = [];

    public IReadOnlyCollection<AlarmTransition> Transitions => _transitions.Values;

    public IReadOnlyCollection<AlarmStateRecord> States => _states.Values;

    public Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation) =>
        Task.FromResult(new AlarmSnapshot([.. _states.Values], _transitions.Keys.LastOrDefault(), _upTo));

    public Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation)
    {
        if (IsDown)
        {
            throw new IOException("the database is down");
        }

        Batches.Add(batch);
        foreach (var state in batch.States)
        {
            _states[state.Id] = state;
        }

        foreach (var id in batch.RemovedIds)
        {
            _states.Remove(id);
        }

        foreach (var transition in batch.Transitions)
        {
            _transitions.TryAdd(transition.Sequence, transition);
        }

        _upTo = batch.EvaluatedUpTo ?? _upTo;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([.. _transitions.Values.Reverse().Where(one => one.AlarmId == alarmId).Take(limit)]);

    public Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([.. _transitions.Values.Reverse().Take(limit)]);
}
