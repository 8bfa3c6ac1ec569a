namespace OpsCenter.Mqtt.Packets;

/// <summary>DISCONNECT (§3.14).</summary>
public sealed record DisconnectPacket(MqttReasonCode Reason = MqttReasonCode.Success) : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Disconnect;
}
