using OpsCenter.Core.Alarms;

namespace OpsCenter.App.Tests.Live;

/// <summary>A history of alarms that a test writes.</summary>
internal sealed class KeptAlarms : IAlarmStore
{
    public List<AlarmTransition> Transitions { get; } = [];

    public Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation) => Task.FromResult(AlarmSnapshot.Empty);

    public Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([.. Transitions.OrderByDescending(transition => transition.Sequence).Take(limit)]);
}
