using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications;

/// <summary>Carries stored transitions into the outbox. One step at a time.</summary>
/// <remarks>Reads only what is stored, and moves its mark in the transaction that stores the deliveries: a kill anywhere loses nothing and repeats nothing.</remarks>
internal sealed class NotificationRouter(
    IDeliveryStore store, ILiveConfig<NotificationsConfig> config, ILiveConfig<Places> places, NoticeWriter writer, NotificationMetrics metrics, TimeProvider time)
{
    private const int Page = 200;
    private long? _watermark;

    /// <summary>Everything up to here has been routed; null before the first step.</summary>
    public long? Watermark => _watermark;

    /// <summary>Routes all there is; answers how many deliveries came of it.</summary>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        var queued = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var from = _watermark ??= await store.WatermarkAsync(cancellation);
            var page = await store.NextAsync(from, Page, cancellation);
            if (page.Transitions.Count == 0)
            {
                return queued;
            }

            var deliveries = new NoticeRouting(config.Current, places.Current, writer).Route(page, time.GetInstant());
            var to = page.Transitions[^1].Sequence;
            if (!await store.AppendAsync(from, to, deliveries, cancellation))
            {
                // Another process routed them.
                _watermark = null;
                continue;
            }

            _watermark = to;
            queued += deliveries.Count;
            foreach (var delivery in deliveries)
            {
                metrics.Queued(delivery.Channel);
            }
        }

        return queued;
    }
}
