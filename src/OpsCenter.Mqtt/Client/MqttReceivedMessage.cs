using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>A message from the server. The payload is the receiver's own.</summary>
public sealed record MqttReceivedMessage(
    string Topic, ReadOnlyMemory<byte> Payload, byte QualityOfService, bool Retain, bool Duplicate, MqttProperties? Properties);
