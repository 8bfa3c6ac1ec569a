using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>What changes of deliveries.</summary>
/// <param name="State">New state.</param>
/// <param name="Attempts">Null leaves it.</param>
/// <param name="NextAt">Null leaves it.</param>
/// <param name="Error">Null removes it.</param>
/// <param name="FinishedAt">Null for what is not finished.</param>
public sealed record DeliveryChange(DeliveryState State, int? Attempts = null, Instant? NextAt = null, string? Error = null, Instant? FinishedAt = null);
