using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Trial;

/// <summary>A message as it came in, copied.</summary>
/// <param name="Topic">MQTT topic, or the HTTP path.</param>
/// <param name="Device">Who sent it; null where the transport knows none.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Payload">Raw bytes.</param>
public sealed record CapturedMessage(string Topic, string? Device, Instant ReceivedAt, ReadOnlyMemory<byte> Payload);
