namespace OpsCenter.Mqtt.Packets;

/// <summary>PUBACK, PUBREC, PUBREL or PUBCOMP (§3.4-3.7).</summary>
public sealed record AckPacket(MqttPacketType Kind, ushort PacketId, MqttReasonCode Reason = MqttReasonCode.Success) : MqttPacket
{
    public override MqttPacketType Type => Kind;
}
