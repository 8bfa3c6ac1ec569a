using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>Durable subscriptions. Thread-safe, and safe beside other processes.</summary>
public interface IBriefingSubscriptionStore
{
    /// <summary>In order of their number.</summary>
    Task<IReadOnlyList<BriefingSubscription>> ListAsync(CancellationToken cancellation);

    /// <returns>The number it got.</returns>
    Task<int> AddAsync(BriefingSubscription subscription, CancellationToken cancellation);

    /// <summary>False where there is none. What waits in the outbox is still sent.</summary>
    Task<bool> RemoveAsync(int number, CancellationToken cancellation);

    /// <summary>Puts a delivery into the outbox and moves the subscription to the period, in one transaction. False, with nothing changed, where it is there already or gone.</summary>
    Task<bool> QueueAsync(int number, Instant periodStart, Delivery delivery, CancellationToken cancellation);
}
