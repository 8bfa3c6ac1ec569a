using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications;

/// <summary>What people may do with notifications; page and API go through here. Every call needs <see cref="Permission.ManageNotifications"/>. Thread-safe.</summary>
public sealed class NotificationService(
    IDeliveryStore store, NotificationHost host, NoticeSender sender, ILiveConfig<NotificationsConfig> config, IAuditLog audit, NotificationMetrics metrics, TimeProvider time)
{
    /// <summary>Channels in the file's order, then those that are gone; null where the caller may not see them.</summary>
    public async Task<IReadOnlyList<NotificationOverview>?> ChannelsAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageNotifications))
        {
            return null;
        }

        var current = config.Current;
        var counts = (await store.CountAsync(cancellation)).ToDictionary(count => count.Channel);
        return
        [
            .. current.Channels.Select(channel => channel.Id).Concat(counts.Keys.Order(StringComparer.Ordinal)).Distinct().Select(id => new NotificationOverview(
                id,
                current.Channel(id),
                [.. current.Routes.Where(route => route.Channels.Contains(id)).Select(route => route.Id)],
                counts.GetValueOrDefault(id) ?? new DeliveryCounts(id, 0, 0, 0, 0, null),
                host.SummaryOf(id))),
        ];
    }

    /// <summary>Newest first; null where the caller may not see them.</summary>
    public async Task<IReadOnlyList<Delivery>?> DeliveriesAsync(Caller caller, DeliveryQuery query, CancellationToken cancellation) =>
        caller.Can(Permission.ManageNotifications) ? await store.ListAsync(query, cancellation) : null;

    /// <summary>Sends a message that says that it is a test, past the outbox, and waits for the answer.</summary>
    public async Task<(NotificationOutcome Outcome, string? Reason)> TestAsync(Caller caller, string channelId, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageNotifications))
        {
            return (NotificationOutcome.Forbidden, null);
        }

        if (config.Current.Channel(channelId) is not { } channel)
        {
            return (NotificationOutcome.NotFound, null);
        }

        var notice = new Notice
        {
            Kind = NoticeKind.Test,
            AlarmId = $"test-{Guid.NewGuid():N}",
            RuleId = "system.test",
            Title = new LocalizedText($"Kênh {channel.Name.Vi} nhận được tin này", $"Channel {channel.Name.En} receives this message"),
            Severity = Severity.Low,
            Pack = "system",
            At = time.GetInstant(),
            Who = caller.Name,
            Comment = caller.Name,
            Link = config.Current.Site?.ToString(),
        };
        var outcome = await sender.SendAsync(channel, Message.Of(notice.AlarmId, notice), cancellation);
        var reason = (outcome as SendOutcome.NotTaken)?.Reason;
        await audit.AppendAsync(caller, "notification.test", channelId, reason ?? "taken", CancellationToken.None);
        return (reason is null ? NotificationOutcome.Done : NotificationOutcome.NotTaken, reason);
    }

    /// <summary>A failed delivery is tried again at once.</summary>
    public Task<NotificationOutcome> RetryAsync(Caller caller, Delivery delivery, CancellationToken cancellation) => ChangeAsync(
        caller, "notification.retry", delivery, DeliveryState.Failed, new DeliveryChange(DeliveryState.Waiting, 0, time.GetInstant(), delivery.Error), cancellation);

    /// <summary>A waiting one is not held back any longer.</summary>
    public Task<NotificationOutcome> HurryAsync(Caller caller, Delivery delivery, CancellationToken cancellation) => ChangeAsync(
        caller, "notification.retry", delivery, DeliveryState.Waiting, new DeliveryChange(DeliveryState.Waiting, null, time.GetInstant(), delivery.Error), cancellation);

    /// <summary>A delivery that failed or waits is never sent.</summary>
    public async Task<NotificationOutcome> DiscardAsync(Caller caller, Delivery delivery, CancellationToken cancellation)
    {
        var outcome = await ChangeAsync(
            caller, "notification.discard", delivery, delivery.State, new DeliveryChange(DeliveryState.Discarded, null, null, delivery.Error, time.GetInstant()), cancellation);
        if (outcome == NotificationOutcome.Done)
        {
            metrics.Dropped(delivery.Channel, 1);
        }

        return outcome;
    }

    private async Task<NotificationOutcome> ChangeAsync(
        Caller caller, string verb, Delivery delivery, DeliveryState from, DeliveryChange change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageNotifications))
        {
            return NotificationOutcome.Forbidden;
        }

        if (from is not (DeliveryState.Waiting or DeliveryState.Failed) || await store.ChangeAsync([delivery.Id], from, change, cancellation) == 0)
        {
            return NotificationOutcome.NotFound;
        }

        if (change.State == DeliveryState.Waiting)
        {
            host.Hurry(delivery.Channel);
        }

        await audit.AppendAsync(caller, verb, delivery.Id, $"{delivery.Channel}: {delivery.Notice.Title.En}", CancellationToken.None);
        return NotificationOutcome.Done;
    }
}
