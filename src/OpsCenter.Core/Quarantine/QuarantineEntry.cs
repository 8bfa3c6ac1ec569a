using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Quarantine;

/// <summary>A message that could not become readings or events, kept as it came.</summary>
/// <param name="Id">Grows with arrival; 0 before it is stored.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Source">Source or mapping that refused it, or the endpoint where none matched.</param>
/// <param name="Topic">MQTT topic or HTTP path.</param>
/// <param name="Device">Who sent it, if known.</param>
/// <param name="Reason">For a person: what was wrong and where in the payload.</param>
/// <param name="Payload">The raw bytes.</param>
public sealed record QuarantineEntry(
    long Id, Instant ReceivedAt, string Source, string Topic, string? Device, string Reason, ReadOnlyMemory<byte> Payload);
