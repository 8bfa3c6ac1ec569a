using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>A packet, or the reason why the bytes are none (then <see cref="Packet"/> is null).</summary>
public readonly record struct MqttDecoded(MqttPacket? Packet, MqttReasonCode Reason)
{
    public static MqttDecoded Malformed { get; } = new(null, MqttReasonCode.MalformedPacket);

    public static MqttDecoded ProtocolError { get; } = new(null, MqttReasonCode.ProtocolError);

    public static MqttDecoded Refused(MqttReasonCode reason) => new(null, reason);

    public static MqttDecoded Of(MqttPacket packet) => new(packet, MqttReasonCode.Success);
}
