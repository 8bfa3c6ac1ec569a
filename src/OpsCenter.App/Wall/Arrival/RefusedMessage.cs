using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.Wall.Arrival;

/// <summary>A message of the quarantine, without its payload.</summary>
/// <param name="T">When it came, Unix milliseconds.</param>
/// <param name="Source">Source or endpoint that refused it.</param>
/// <param name="Topic">MQTT topic or HTTP path.</param>
/// <param name="Device">Who sent it; null where that is not known.</param>
/// <param name="Reason">What was wrong.</param>
public sealed record RefusedMessage(long T, string Source, string Topic, string? Device, string Reason)
{
    internal static RefusedMessage Of(QuarantineEntry entry) =>
        new(entry.ReceivedAt.UnixMilliseconds, entry.Source, entry.Topic, entry.Device, entry.Reason);
}
