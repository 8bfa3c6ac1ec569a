namespace OpsCenter.Mqtt.Packets;

/// <summary>PUBLISH (§3.3).</summary>
public sealed record PublishPacket(string Topic, ReadOnlyMemory<byte> Payload) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Publish;

    public byte QualityOfService { get; init; }

    public bool Retain { get; init; }

    public bool Duplicate { get; init; }

    /// <summary>0 for QoS 0.</summary>
    public ushort PacketId { get; init; }
}
