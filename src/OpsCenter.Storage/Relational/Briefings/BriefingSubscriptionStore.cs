using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational.Notifications;

namespace OpsCenter.Storage.Relational.Briefings;

internal sealed class BriefingSubscriptionStore(IDbContextFactory<OpsDbContext> contexts) : IBriefingSubscriptionStore
{
    public async Task<IReadOnlyList<BriefingSubscription>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.BriefingSubscriptions.AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToSubscription())];
    }

    public async Task<int> AddAsync(BriefingSubscription subscription, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = BriefingSubscriptionRow.From(subscription);
        context.BriefingSubscriptions.Add(row);
        await context.SaveChangesAsync(cancellation);
        return row.Number;
    }

    public async Task<bool> RemoveAsync(int number, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.BriefingSubscriptions.Where(row => row.Number == number).ExecuteDeleteAsync(cancellation) > 0;
    }

    public async Task<bool> QueueAsync(int number, Instant periodStart, Delivery delivery, CancellationToken cancellation)
    {
        var startNs = periodStart.UnixNanoseconds;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var moved = await context.BriefingSubscriptions.Where(row => row.Number == number && row.SentToNs < startNs)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.SentToNs, startNs), cancellation);
        if (moved == 0)
        {
            return false;
        }

        context.NotificationDeliveries.Add(DeliveryRow.From(delivery));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
