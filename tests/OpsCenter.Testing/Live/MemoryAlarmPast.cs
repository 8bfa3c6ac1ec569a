using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Testing.Live;

/// <summary>An alarm journal in memory: what the engine saves, read by time.</summary>
public sealed class MemoryAlarmPast : IAlarmStore, IAlarmPast
{
    public List<AlarmTransition> Transitions { get; } = [];

    public Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation) => Task.FromResult(AlarmSnapshot.Empty);

    public Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation)
    {
        Transitions.AddRange(batch.Transitions);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([]);

    public Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([]);

    public Task<long> SequenceAtAsync(Instant at, CancellationToken cancellation) =>
        Task.FromResult(Transitions.Where(one => one.RecordedAt <= at).Select(one => one.Sequence).DefaultIfEmpty().Max());

    public Task<IReadOnlyList<AlarmTransition>> StandingAsync(long sequence, CancellationToken cancellation)
    {
        var standing = new List<AlarmTransition>();
        foreach (var alarm in Transitions.Where(one => one.Sequence <= sequence).GroupBy(one => one.AlarmId))
        {
            var last = alarm.Last();
            if (last.Kind != AlarmTransitionKind.Closed && (last.Active || !last.Acknowledged))
            {
                var raised = alarm.Last(one => one.Kind == AlarmTransitionKind.Raised).Sequence;
                standing.AddRange(alarm.Where(one => one.Sequence >= raised));
            }
        }

        return Task.FromResult<IReadOnlyList<AlarmTransition>>([.. standing.OrderBy(one => one.Sequence)]);
    }

    public Task<IReadOnlyList<AlarmTransition>> AfterAsync(long sequence, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([.. Transitions.Where(one => one.Sequence > sequence).Take(limit)]);

    public IAsyncEnumerable<AlarmTransition> BetweenAsync(Instant from, Instant to, CancellationToken cancellation) =>
        Transitions.Where(one => one.RecordedAt >= from && one.RecordedAt < to).ToAsyncEnumerable();
}
