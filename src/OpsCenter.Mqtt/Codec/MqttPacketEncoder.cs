using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Writes packets. Strings and byte fields beyond 65,535 bytes are a programmer's error and throw.</summary>
public static class MqttPacketEncoder
{
    [ThreadStatic]
    private static MqttBodyWriter? _scratch;

    public static void Encode(MqttPacket packet, IBufferWriter<byte> output, MqttVersion version)
    {
        if (packet is PublishPacket publish)
        {
            var topic = Encoding.UTF8.GetBytes(publish.Topic);
            var flags = Flags(publish.QualityOfService, publish.Retain, publish.Duplicate);
            EncodePublish(output, flags, topic, publish.PacketId, publish.Properties, publish.Payload.Span, version);
            return;
        }

        var writer = _scratch ??= new MqttBodyWriter();
        writer.Clear();
        Write(writer, packet, version);
        WriteHeader(output, First(packet.Type), writer.Written.Length);
        output.Write(writer.Written);
    }

    /// <summary>Low nibble of a PUBLISH's first byte.</summary>
    public static byte Flags(byte qualityOfService, bool retain, bool duplicate) =>
        (byte)((duplicate ? 0x08 : 0) | (qualityOfService << 1) | (retain ? 0x01 : 0));

    /// <summary>Writes a PUBLISH in one go from parts that stay where they are.</summary>
    /// <param name="packetId">Written when the flags carry a QoS above 0.</param>
    public static void EncodePublish(
        IBufferWriter<byte> output, byte flags, ReadOnlySpan<byte> topic, ushort packetId, MqttProperties? properties, ReadOnlySpan<byte> payload, MqttVersion version)
    {
        var section = version == MqttVersion.V5 ? Section(properties) : default;
        var hasId = (flags & 0x06) != 0;
        var length = 2 + topic.Length + (hasId ? 2 : 0) + section.Length + payload.Length;
        WriteHeader(output, (byte)(((byte)MqttPacketType.Publish << 4) | flags), length);
        var head = output.GetSpan(4 + topic.Length);
        BinaryPrimitives.WriteUInt16BigEndian(head, checked((ushort)topic.Length));
        topic.CopyTo(head[2..]);
        if (hasId)
        {
            BinaryPrimitives.WriteUInt16BigEndian(head[(2 + topic.Length)..], packetId);
        }

        output.Advance(2 + topic.Length + (hasId ? 2 : 0));
        output.Write(section);
        output.Write(payload);
    }

    /// <summary>Size of a PUBLISH on the wire.</summary>
    public static long PublishSize(byte flags, int topicBytes, MqttProperties? properties, int payloadBytes, MqttVersion version)
    {
        var body = 2L + topicBytes + ((flags & 0x06) != 0 ? 2 : 0) + (version == MqttVersion.V5 ? Section(properties).Length : 0) + payloadBytes;
        return 1 + VariableInteger.Length((uint)body) + body;
    }

    /// <summary>Writes PUBACK, PUBREC, PUBREL or PUBCOMP without properties.</summary>
    public static void EncodeAck(IBufferWriter<byte> output, MqttPacketType kind, ushort packetId, MqttReasonCode reason, MqttVersion version)
    {
        var withReason = version == MqttVersion.V5 && reason != MqttReasonCode.Success;
        var span = output.GetSpan(5);
        span[0] = First(kind);
        span[1] = withReason ? (byte)3 : (byte)2;
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], packetId);
        span[4] = (byte)reason;
        output.Advance(withReason ? 5 : 4);
    }

    private static ReadOnlySpan<byte> Section(MqttProperties? properties)
    {
        if (properties is null || properties.Items.Count == 0)
        {
            return [0];
        }

        var writer = _scratch ??= new MqttBodyWriter();
        writer.Clear();
        MqttPropertyCodec.Write(writer, properties);
        return writer.Written;
    }

    private static void WriteHeader(IBufferWriter<byte> output, byte first, int bodyLength)
    {
        var span = output.GetSpan(5);
        span[0] = first;
        output.Advance(1 + VariableInteger.Write(span[1..], (uint)bodyLength));
    }

    private static byte First(MqttPacketType type)
    {
        var flags = type is MqttPacketType.PubRel or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe ? 0x02 : 0;
        return (byte)(((byte)type << 4) | flags);
    }

    private static void Write(MqttBodyWriter writer, MqttPacket packet, MqttVersion version)
    {
        switch (packet)
        {
            case ConnectPacket connect:
                ConnectCodec.WriteConnect(writer, connect);
                break;
            case ConnAckPacket connAck:
                ConnectCodec.WriteConnAck(writer, connAck, version);
                break;
            case AckPacket ack:
                ReasonCodec.WriteAck(writer, ack, version);
                break;
            case SubscribePacket subscribe:
                SubscribeCodec.WriteSubscribe(writer, subscribe, version);
                break;
            case UnsubscribePacket unsubscribe:
                SubscribeCodec.WriteUnsubscribe(writer, unsubscribe, version);
                break;
            case SubscribeAckPacket subscribeAck:
                SubscribeCodec.WriteAck(writer, subscribeAck, version);
                break;
            case DisconnectPacket disconnect:
                ReasonCodec.WriteTail(writer, disconnect.Reason, disconnect.Properties, version);
                break;
            case AuthPacket auth:
                ReasonCodec.WriteTail(writer, auth.Reason, auth.Properties, version);
                break;
        }
    }
}
