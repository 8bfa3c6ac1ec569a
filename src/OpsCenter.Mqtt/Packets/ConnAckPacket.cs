namespace OpsCenter.Mqtt.Packets;

/// <summary>CONNACK (§3.2). The reason is always in 5.0 terms; the 3.1.1 return codes are translated by the codec.</summary>
public sealed record ConnAckPacket(bool SessionPresent, MqttReasonCode Reason) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.ConnAck;
}
