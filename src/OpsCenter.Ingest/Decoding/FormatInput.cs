using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Decoding;

/// <summary>What a format may look at.</summary>
/// <param name="Payload">The bytes to decode.</param>
/// <param name="Topic">Where they came from; some formats keep names in the topic.</param>
/// <param name="ReceivedAt">For times that are relative or lack a year.</param>
/// <param name="Memory">What earlier messages told.</param>
internal readonly record struct FormatInput(ReadOnlyMemory<byte> Payload, string Topic, Instant ReceivedAt, DeviceMemory Memory);
