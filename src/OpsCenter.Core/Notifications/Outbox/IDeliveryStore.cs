using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>The durable outbox. Thread-safe, also beside other processes.</summary>
/// <remarks>What each call changes is one transaction: it survives a power cut whole or not at all. Throws where the database cannot answer now.</remarks>
public interface IDeliveryStore
{
    /// <summary>Sequence of the newest transition that has been routed. The first time ever it is that of the newest one stored: what was before is no news.</summary>
    Task<long> WatermarkAsync(CancellationToken cancellation);

    /// <summary>The next transitions after the watermark, with what routing has to know of their alarms.</summary>
    Task<RoutingPage> NextAsync(long watermark, int limit, CancellationToken cancellation);

    /// <summary>Puts deliveries in and moves the watermark. False, with nothing changed, where it no longer stands at <paramref name="from"/>.</summary>
    Task<bool> AppendAsync(long from, long to, IReadOnlyList<Delivery> deliveries, CancellationToken cancellation);

    /// <summary>Waiting ones of a channel in order of their sequence, due or not.</summary>
    Task<IReadOnlyList<Delivery>> WaitingAsync(string channel, int limit, CancellationToken cancellation);

    /// <summary>The channel has been sent an opening notice of this occurrence of the alarm, before the notice.</summary>
    Task<bool> IsToldAsync(string channel, Notice notice, CancellationToken cancellation);

    /// <summary>Changes those that are still in the state <paramref name="from"/>; answers how many were.</summary>
    Task<int> ChangeAsync(IReadOnlyCollection<string> ids, DeliveryState from, DeliveryChange change, CancellationToken cancellation);

    /// <summary>Makes waiting deliveries go together from now on.</summary>
    Task JoinAsync(IReadOnlyCollection<string> ids, string digest, CancellationToken cancellation);

    /// <summary>Marks waiting ones of the channel that were put in before the moment as failed; answers how many.</summary>
    Task<int> GiveUpAsync(string channel, Instant putInBefore, string error, Instant now, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Delivery>> ListAsync(DeliveryQuery query, CancellationToken cancellation);

    /// <summary>One per channel that has deliveries.</summary>
    Task<IReadOnlyList<DeliveryCounts>> CountAsync(CancellationToken cancellation);

    /// <summary>Removes finished ones that are older, save those of alarms that are still active: their end is yet to be told. Answers how many.</summary>
    Task<int> PurgeAsync(Instant finishedBefore, CancellationToken cancellation);
}
