namespace OpsCenter.Mqtt.Packets;

/// <summary>SUBACK or UNSUBACK (§3.9, §3.11); a 3.1.1 UNSUBACK carries no reasons.</summary>
public sealed record SubscribeAckPacket(MqttPacketType Kind, ushort PacketId, IReadOnlyList<MqttReasonCode> Reasons) : MqttPacket
{
    public override MqttPacketType Type => Kind;
}
