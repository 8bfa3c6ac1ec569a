namespace OpsCenter.Mqtt.Packets;

/// <summary>SUBSCRIBE (§3.8).</summary>
public sealed record SubscribePacket(ushort PacketId, IReadOnlyList<MqttSubscription> Subscriptions) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Subscribe;
}
