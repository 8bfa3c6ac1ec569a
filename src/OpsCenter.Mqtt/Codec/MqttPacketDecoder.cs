using System.Buffers;
using System.Text;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Turns the body of a packet into a packet; whatever the bytes are, it answers and never throws.</summary>
public static class MqttPacketDecoder
{
    /// <summary>Longest body that is gathered on the stack when it spans several segments.</summary>
    private const int StackBytes = 512;

    public static MqttDecoded Decode(MqttFixedHeader header, ReadOnlySequence<byte> body, MqttVersion version)
    {
        if (body.IsSingleSegment)
        {
            return Decode(header, body.FirstSpan, version);
        }

        if (body.Length <= StackBytes)
        {
            Span<byte> gathered = stackalloc byte[(int)body.Length];
            body.CopyTo(gathered);
            return Decode(header, gathered, version);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(rented);
        var decoded = Decode(header, rented.AsSpan(0, (int)body.Length), version);
        ArrayPool<byte>.Shared.Return(rented);
        return decoded;
    }

    public static MqttDecoded Decode(MqttFixedHeader header, ReadOnlySpan<byte> body, MqttVersion version)
    {
        if (header.Type == MqttPacketType.Publish)
        {
            return Publish(header.Flags, body, version);
        }

        if (header.Flags != ExpectedFlags(header.Type))
        {
            // [MQTT-2.1.3-1]
            return MqttDecoded.Malformed;
        }

        var reader = new MqttSpanReader(body);
        var decoded = Read(header.Type, ref reader, version);
        return decoded.Packet is not null && !reader.AtEnd ? MqttDecoded.Malformed : decoded;
    }

    private static MqttDecoded Read(MqttPacketType type, ref MqttSpanReader reader, MqttVersion version) => type switch
    {
        MqttPacketType.Connect => ConnectCodec.ReadConnect(ref reader),
        MqttPacketType.ConnAck => ConnectCodec.ReadConnAck(ref reader, version),
        MqttPacketType.PubAck or MqttPacketType.PubRec or MqttPacketType.PubRel or MqttPacketType.PubComp =>
            ReasonCodec.ReadAck(ref reader, type, version),
        MqttPacketType.Subscribe => SubscribeCodec.ReadSubscribe(ref reader, version),
        MqttPacketType.Unsubscribe => SubscribeCodec.ReadUnsubscribe(ref reader, version),
        MqttPacketType.SubAck or MqttPacketType.UnsubAck => SubscribeCodec.ReadAck(ref reader, type, version),
        MqttPacketType.PingReq or MqttPacketType.PingResp => MqttDecoded.Of(new PingPacket(type)),
        MqttPacketType.Disconnect => ReasonCodec.ReadDisconnect(ref reader, version),
        MqttPacketType.Auth => ReasonCodec.ReadAuth(ref reader, version),
        _ => MqttDecoded.Malformed,
    };

    private static MqttDecoded Publish(byte flags, ReadOnlySpan<byte> body, MqttVersion version)
    {
        var reason = MqttPublishHeader.TryRead(flags, body, version, out var header);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        var topic = Encoding.UTF8.GetString(body.Slice(MqttPublishHeader.TopicOffset, header.TopicLength));
        return MqttDecoded.Of(new PublishPacket(topic, body[header.PayloadOffset..].ToArray())
        {
            PacketId = header.PacketId,
            QualityOfService = header.QualityOfService,
            Retain = header.Retain,
            Duplicate = header.Duplicate,
            Properties = header.Properties,
        });
    }

    private static byte ExpectedFlags(MqttPacketType type) =>
        type is MqttPacketType.PubRel or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe ? (byte)0x02 : (byte)0;
}
