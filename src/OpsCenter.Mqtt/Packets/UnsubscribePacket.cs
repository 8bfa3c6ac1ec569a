namespace OpsCenter.Mqtt.Packets;

/// <summary>UNSUBSCRIBE (§3.10).</summary>
public sealed record UnsubscribePacket(ushort PacketId, IReadOnlyList<string> Filters) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Unsubscribe;
}
