namespace OpsCenter.Simulator.Devices;

/// <summary>A message that a device is about to publish.</summary>
/// <param name="Topic">Topic.</param>
/// <param name="Payload">Payload.</param>
/// <param name="QualityOfService">0 or 1.</param>
public readonly record struct SimulatedMessage(string Topic, ReadOnlyMemory<byte> Payload, byte QualityOfService = 1);
