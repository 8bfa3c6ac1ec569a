using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Notifications;

internal sealed class DeliveryStore(IDbContextFactory<OpsDbContext> contexts) : IDeliveryStore
{
    private const string Waiting = nameof(DeliveryState.Waiting);
    private const string Sent = nameof(DeliveryState.Sent);
    private static readonly string[] Openers = [.. Enum.GetValues<NoticeKind>().Where(kind => kind.Opens()).Select(kind => kind.ToString())];

    public async Task<long> WatermarkAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var stored = await context.NotificationProgress.Where(row => row.Id == NotificationProgressRow.OnlyId).Select(row => row.Sequence).SingleAsync(cancellation);
        if (stored is { } watermark)
        {
            return watermark;
        }

        var newest = await context.AlarmTransitions.MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;
        await context.NotificationProgress.Where(row => row.Id == NotificationProgressRow.OnlyId && row.Sequence == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Sequence, newest), cancellation);
        await transaction.CommitAsync(cancellation);
        return newest;
    }

    public async Task<RoutingPage> NextAsync(long watermark, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.AlarmTransitions.AsNoTracking().Where(row => row.Sequence > watermark)
            .OrderBy(row => row.Sequence).Take(limit).ToListAsync(cancellation);
        var pasts = new Dictionary<string, AlarmPastFacts>();
        foreach (var alarm in rows.Select(row => row.AlarmId).Distinct())
        {
            pasts[alarm] = await PastFactsReading.OfAsync(context, alarm, watermark, cancellation);
        }

        return new RoutingPage([.. rows.Select(row => row.ToTransition())], pasts);
    }

    public async Task<bool> AppendAsync(long from, long to, IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var moved = await context.NotificationProgress.Where(row => row.Id == NotificationProgressRow.OnlyId && row.Sequence == from)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Sequence, to), cancellation);
        if (moved == 0)
        {
            return false;
        }

        context.NotificationDeliveries.AddRange(deliveries.Select(DeliveryRow.From));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<IReadOnlyList<Delivery>> WaitingAsync(string channel, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.NotificationDeliveries.AsNoTracking().Where(row => row.State == Waiting && row.Channel == channel)
            .OrderBy(row => row.Sequence).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToDelivery())];
    }

    public async Task<bool> IsToldAsync(string channel, Notice notice, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.NotificationDeliveries.AnyAsync(
            row => row.AlarmId == notice.AlarmId && row.Channel == channel && row.State == Sent
                && row.Sequence >= notice.Begin && row.Sequence < notice.Sequence && Openers.Contains(row.Kind),
            cancellation);
    }

    public async Task<int> ChangeAsync(IReadOnlyCollection<string> ids, DeliveryState from, DeliveryChange change, CancellationToken cancellation)
    {
        var (old, state, finished) = (from.ToString(), change.State.ToString(), change.FinishedAt?.UnixNanoseconds);
        var (attempts, next) = (change.Attempts, change.NextAt?.UnixNanoseconds);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.NotificationDeliveries.Where(row => ids.Contains(row.Id) && row.State == old).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Attempts, row => attempts ?? row.Attempts)
                .SetProperty(row => row.NextNs, row => next ?? row.NextNs)
                .SetProperty(row => row.Error, change.Error)
                .SetProperty(row => row.FinishedNs, finished),
            cancellation);
    }

    public async Task JoinAsync(IReadOnlyCollection<string> ids, string digest, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.NotificationDeliveries.Where(row => ids.Contains(row.Id) && row.State == Waiting)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Digest, digest), cancellation);
    }

    public async Task<int> GiveUpAsync(string channel, Instant putInBefore, string error, Instant now, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.NotificationDeliveries
            .Where(row => row.State == Waiting && row.Channel == channel && row.CreatedNs < putInBefore.UnixNanoseconds)
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.State, nameof(DeliveryState.Failed)).SetProperty(row => row.Error, error)
                    .SetProperty(row => row.FinishedNs, now.UnixNanoseconds),
                cancellation);
    }

    public async Task<IReadOnlyList<Delivery>> ListAsync(DeliveryQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.NotificationDeliveries.AsNoTracking();
        if (query.State is { } wanted)
        {
            var state = wanted.ToString();
            rows = rows.Where(row => row.State == state);
        }

        if (query.Channel is { } channel)
        {
            rows = rows.Where(row => row.Channel == channel);
        }

        var newest = await rows.OrderByDescending(row => row.Sequence).ThenBy(row => row.Channel).Take(query.Limit).ToListAsync(cancellation);
        return [.. newest.Select(row => row.ToDelivery())];
    }

    public async Task<IReadOnlyList<DeliveryCounts>> CountAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var groups = await context.NotificationDeliveries.GroupBy(row => new { row.Channel, row.State })
            .Select(group => new { group.Key.Channel, group.Key.State, Count = group.Count(), Oldest = group.Min(row => row.CreatedNs) }).ToListAsync(cancellation);
        return
        [
            .. groups.GroupBy(group => group.Channel).OrderBy(channel => channel.Key, StringComparer.Ordinal).Select(channel =>
            {
                int Of(DeliveryState state) => channel.Where(one => one.State == state.ToString()).Sum(one => one.Count);
                var waiting = channel.FirstOrDefault(one => one.State == Waiting);
                return new DeliveryCounts(
                    channel.Key, Of(DeliveryState.Waiting), Of(DeliveryState.Sent), Of(DeliveryState.Failed), Of(DeliveryState.Discarded),
                    waiting is null ? null : new Instant(waiting.Oldest));
            }),
        ];
    }

    public async Task<int> PurgeAsync(Instant finishedBefore, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var active = context.AlarmStates.Where(state => state.Level > 0).Select(state => state.Id);
        return await context.NotificationDeliveries
            .Where(row => row.State != Waiting && row.FinishedNs < finishedBefore.UnixNanoseconds && !active.Contains(row.AlarmId))
            .ExecuteDeleteAsync(cancellation);
    }
}
