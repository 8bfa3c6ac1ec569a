using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Notifications;

/// <summary>An outbox without a database, for the sending side.</summary>
internal sealed class MemoryDeliveryStore : IDeliveryStore
{
    private readonly List<Delivery> _all = [];

    public IReadOnlyList<Delivery> All => _all;

    public void Add(params Delivery[] deliveries) => _all.AddRange(deliveries);

    public Task<long> WatermarkAsync(CancellationToken cancellation) => Task.FromResult(0L);

    public Task<RoutingPage> NextAsync(long watermark, int limit, CancellationToken cancellation) =>
        Task.FromResult(new RoutingPage([], new Dictionary<string, AlarmPastFacts>()));

    public Task<bool> AppendAsync(long from, long to, IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        _all.AddRange(deliveries);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<Delivery>> WaitingAsync(string channel, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Delivery>>(
        [.. _all.Where(one => one.Channel == channel && one.State == DeliveryState.Waiting).OrderBy(one => one.Notice.Sequence).Take(limit)]);

    public Task<bool> IsToldAsync(string channel, Notice notice, CancellationToken cancellation) => Task.FromResult(_all.Any(
        one => one.Channel == channel && one.State == DeliveryState.Sent && one.Notice.AlarmId == notice.AlarmId && one.Notice.Kind.Opens() && one.Notice.Sequence < notice.Sequence));

    public Task<int> ChangeAsync(IReadOnlyCollection<string> ids, DeliveryState from, DeliveryChange change, CancellationToken cancellation) => Task.FromResult(Replace(
        one => ids.Contains(one.Id) && one.State == from,
        one => one with { State = change.State, Attempts = change.Attempts ?? one.Attempts, NextAt = change.NextAt ?? one.NextAt, Error = change.Error, FinishedAt = change.FinishedAt }));

    public Task JoinAsync(IReadOnlyCollection<string> ids, string digest, CancellationToken cancellation)
    {
        Replace(one => ids.Contains(one.Id), one => one with { Digest = digest });
        return Task.CompletedTask;
    }

    public Task<int> GiveUpAsync(string channel, Instant putInBefore, string error, Instant now, CancellationToken cancellation) => Task.FromResult(Replace(
        one => one.Channel == channel && one.State == DeliveryState.Waiting && one.CreatedAt < putInBefore,
        one => one with { State = DeliveryState.Failed, Error = error, FinishedAt = now }));

    public Task<IReadOnlyList<Delivery>> ListAsync(DeliveryQuery query, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Delivery>>(_all);

    public Task<IReadOnlyList<DeliveryCounts>> CountAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeliveryCounts>>([]);

    public Task<int> PurgeAsync(Instant finishedBefore, CancellationToken cancellation) => Task.FromResult(0);

    private int Replace(Func<Delivery, bool> which, Func<Delivery, Delivery> by)
    {
        var changed = 0;
        for (var i = 0; i < _all.Count; i++)
        {
            if (which(_all[i]))
            {
                _all[i] = by(_all[i]);
                changed++;
            }
        }

        return changed;
    }
}
