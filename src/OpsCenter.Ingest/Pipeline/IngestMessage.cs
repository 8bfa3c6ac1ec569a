using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>A message as a transport took it in.</summary>
/// <param name="Topic">MQTT topic, or the HTTP path.</param>
/// <param name="Payload">Valid until the outcome is there.</param>
/// <param name="Device">The credential's device id; null where the transport knows none.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Simulated">Sent with a simulator's credential: everything made of it is marked so.</param>
/// <param name="Sheddable">QoS 0: may be dropped under load, nobody waits for an answer.</param>
public readonly record struct IngestMessage(
    string Topic, ReadOnlyMemory<byte> Payload, string? Device, Instant ReceivedAt, bool Simulated = false, bool Sheddable = false);
