namespace OpsCenter.Mqtt.Packets;

/// <summary>PINGREQ or PINGRESP (§3.12, §3.13).</summary>
public sealed record PingPacket(MqttPacketType Kind) : MqttPacket
{
    public override MqttPacketType Type => Kind;
}
