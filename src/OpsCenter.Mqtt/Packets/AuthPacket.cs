namespace OpsCenter.Mqtt.Packets;

/// <summary>AUTH (§3.15); 5.0 only.</summary>
public sealed record AuthPacket(MqttReasonCode Reason = MqttReasonCode.Success) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Auth;
}
