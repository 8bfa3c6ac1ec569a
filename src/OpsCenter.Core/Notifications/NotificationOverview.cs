using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Sending;

namespace OpsCenter.Core.Notifications;

/// <summary>A channel with what is known of it. Immutable.</summary>
/// <param name="Id">Of the channel.</param>
/// <param name="Config">Null where it is no longer configured and only its deliveries are left.</param>
/// <param name="Routes">Ids of the routes that lead to it.</param>
/// <param name="Counts">Of its deliveries in the log.</param>
/// <param name="Summary">Since the start.</param>
public sealed record NotificationOverview(string Id, ChannelConfig? Config, IReadOnlyList<string> Routes, DeliveryCounts Counts, ChannelSummary Summary);
