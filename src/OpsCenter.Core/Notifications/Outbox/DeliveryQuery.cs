namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>Which deliveries are listed; null for all.</summary>
public sealed record DeliveryQuery(DeliveryState? State, string? Channel, int Limit);
