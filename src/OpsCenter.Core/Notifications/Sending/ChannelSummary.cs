using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>How a channel has fared since the start. Immutable.</summary>
/// <param name="Sent">Messages.</param>
/// <param name="LastSentAt">Null where none was.</param>
/// <param name="LastError">Of the newest failure; null where none was.</param>
/// <param name="LastErrorAt">When that was.</param>
/// <param name="WaitsUntil">It failed, and is not tried before; null where it works.</param>
public sealed record ChannelSummary(long Sent, Instant? LastSentAt, string? LastError, Instant? LastErrorAt, Instant? WaitsUntil)
{
    public static ChannelSummary Nothing { get; } = new(0, null, null, null, null);
}
