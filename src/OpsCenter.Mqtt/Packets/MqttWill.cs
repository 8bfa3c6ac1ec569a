namespace OpsCenter.Mqtt.Packets;

/// <summary>What the server publishes when the client goes without saying so.</summary>
public sealed record MqttWill(string Topic, ReadOnlyMemory<byte> Payload, byte QualityOfService = 0, bool Retain = false)
{
    public MqttProperties? Properties { get; init; }
}
