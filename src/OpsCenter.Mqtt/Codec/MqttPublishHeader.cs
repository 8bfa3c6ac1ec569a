using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Where the parts of a PUBLISH body stand; lets the endpoint take it apart without copying.</summary>
public readonly record struct MqttPublishHeader(
    int TopicLength, ushort PacketId, int PayloadOffset, MqttProperties? Properties, byte QualityOfService, bool Retain, bool Duplicate)
{
    /// <summary>The topic stands behind its two length bytes.</summary>
    public const int TopicOffset = 2;

    /// <summary>Takes the body of a PUBLISH apart and checks all of it but the payload.</summary>
    public static MqttReasonCode TryRead(byte flags, ReadOnlySpan<byte> body, MqttVersion version, out MqttPublishHeader header)
    {
        header = default;
        var qos = (byte)((flags >> 1) & 0x03);
        var duplicate = (flags & 0x08) != 0;
        if (qos == 3 || (qos == 0 && duplicate))
        {
            // [MQTT-3.3.1-4], [MQTT-3.3.1-2]
            return MqttReasonCode.MalformedPacket;
        }

        var reader = new MqttSpanReader(body);
        if (!reader.TryReadUtf8(out var topic) || !IsAcceptable(topic, version))
        {
            return MqttReasonCode.MalformedPacket;
        }

        ushort packetId = 0;
        if (qos > 0 && (!reader.TryReadUInt16(out packetId) || packetId == 0))
        {
            // [MQTT-2.2.1-3]
            return MqttReasonCode.MalformedPacket;
        }

        MqttProperties? properties = null;
        if (version == MqttVersion.V5)
        {
            var reason = MqttPropertyCodec.Read(ref reader, (int)MqttPacketType.Publish, out properties);
            if (reason != MqttReasonCode.Success || !HasTopic(topic, properties))
            {
                return reason != MqttReasonCode.Success ? reason : MqttReasonCode.ProtocolError;
            }

            if (!HasValidResponseTopic(properties))
            {
                return MqttReasonCode.ProtocolError;
            }
        }

        header = new MqttPublishHeader(
            topic.Length, packetId, body.Length - reader.Remaining, properties, qos, (flags & 0x01) != 0, duplicate);
        return MqttReasonCode.Success;
    }

    // [MQTT-3.3.2-14]
    internal static bool HasValidResponseTopic(MqttProperties? properties) =>
        properties?.Text(MqttPropertyId.ResponseTopic) is not { } topic || MqttTopic.IsValidName(topic.AsSpan());

    private static bool IsAcceptable(ReadOnlySpan<byte> topic, MqttVersion version) =>
        MqttTopic.IsValidName(topic) || (topic.IsEmpty && version == MqttVersion.V5);

    // An empty name is only right with an alias (§3.3.2.1).
    private static bool HasTopic(ReadOnlySpan<byte> topic, MqttProperties? properties) =>
        !topic.IsEmpty || properties?.Number(MqttPropertyId.TopicAlias) is not null;
}
