using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>What the outbox holds of one channel.</summary>
/// <param name="Channel">Also of one that is no longer configured.</param>
/// <param name="Waiting">To be sent.</param>
/// <param name="Sent">Of those still in the log.</param>
/// <param name="Failed">Given up.</param>
/// <param name="Discarded">Not wanted any more.</param>
/// <param name="OldestWaiting">When the oldest one that waits was put in; null where none waits.</param>
public sealed record DeliveryCounts(string Channel, int Waiting, int Sent, int Failed, int Discarded, Instant? OldestWaiting);
