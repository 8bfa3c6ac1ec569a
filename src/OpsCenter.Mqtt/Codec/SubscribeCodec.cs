using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Codec;

/// <summary>SUBSCRIBE, UNSUBSCRIBE and their answers.</summary>
internal static class SubscribeCodec
{
    public static MqttDecoded ReadSubscribe(ref MqttSpanReader reader, MqttVersion version)
    {
        var reason = ReadHead(ref reader, MqttPacketType.Subscribe, version, out var packetId, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        var subscriptions = new List<MqttSubscription>(1);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadString(out var filter) || !reader.TryReadByte(out var options) || !AreValid(options, version))
            {
                return MqttDecoded.Malformed;
            }

            if (!MqttTopic.IsValidFilter(filter))
            {
                return MqttDecoded.Malformed;
            }

            var noLocal = (options & 0x04) != 0;
            if (noLocal && MqttTopic.IsShared(filter))
            {
                // [MQTT-3.8.3-4]
                return MqttDecoded.ProtocolError;
            }

            subscriptions.Add(new MqttSubscription(
                filter, (byte)(options & 0x03), noLocal, (options & 0x08) != 0, (byte)((options >> 4) & 0x03)));
        }

        // At least one filter [MQTT-3.8.3-2].
        return subscriptions.Count == 0
            ? MqttDecoded.ProtocolError
            : MqttDecoded.Of(new SubscribePacket(packetId, subscriptions) { Properties = properties });
    }

    public static void WriteSubscribe(MqttBodyWriter writer, SubscribePacket packet, MqttVersion version)
    {
        WriteHead(writer, packet.PacketId, packet.Properties, version);
        foreach (var subscription in packet.Subscriptions)
        {
            writer.Text(subscription.Filter);
            var options = version == MqttVersion.V5
                ? (subscription.NoLocal ? 0x04 : 0) | (subscription.RetainAsPublished ? 0x08 : 0) | (subscription.RetainHandling << 4)
                : 0;
            writer.Byte((byte)(subscription.QualityOfService | options));
        }
    }

    public static MqttDecoded ReadUnsubscribe(ref MqttSpanReader reader, MqttVersion version)
    {
        var reason = ReadHead(ref reader, MqttPacketType.Unsubscribe, version, out var packetId, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        var filters = new List<string>(1);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadString(out var filter) || !MqttTopic.IsValidFilter(filter))
            {
                return MqttDecoded.Malformed;
            }

            filters.Add(filter);
        }

        // At least one filter [MQTT-3.10.3-2].
        return filters.Count == 0
            ? MqttDecoded.ProtocolError
            : MqttDecoded.Of(new UnsubscribePacket(packetId, filters) { Properties = properties });
    }

    public static void WriteUnsubscribe(MqttBodyWriter writer, UnsubscribePacket packet, MqttVersion version)
    {
        WriteHead(writer, packet.PacketId, packet.Properties, version);
        foreach (var filter in packet.Filters)
        {
            writer.Text(filter);
        }
    }

    public static MqttDecoded ReadAck(ref MqttSpanReader reader, MqttPacketType type, MqttVersion version)
    {
        var reason = ReadHead(ref reader, type, version, out var packetId, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        var bare = type == MqttPacketType.UnsubAck && version == MqttVersion.V311;
        var reasons = new List<MqttReasonCode>(reader.Remaining);
        foreach (var code in reader.ReadRest())
        {
            if (bare || (version == MqttVersion.V311 && code is not (<= 2 or 0x80)))
            {
                return MqttDecoded.Malformed;
            }

            reasons.Add((MqttReasonCode)code);
        }

        return reasons.Count == 0 && !bare
            ? MqttDecoded.ProtocolError
            : MqttDecoded.Of(new SubscribeAckPacket(type, packetId, reasons) { Properties = properties });
    }

    public static void WriteAck(MqttBodyWriter writer, SubscribeAckPacket packet, MqttVersion version)
    {
        WriteHead(writer, packet.PacketId, packet.Properties, version);
        if (packet.Kind == MqttPacketType.UnsubAck && version == MqttVersion.V311)
        {
            return;
        }

        foreach (var reason in packet.Reasons)
        {
            // 3.1.1 knows one failure (3.1.1 §3.9.3).
            writer.Byte(version == MqttVersion.V311 && (byte)reason >= 0x80 ? (byte)0x80 : (byte)reason);
        }
    }

    // Reserved bits are zero, QoS and retain handling below 3 [MQTT-3.8.3-5].
    private static bool AreValid(byte options, MqttVersion version) =>
        (options & 0x03) != 3 && (version == MqttVersion.V5 ? (options & 0xC0) == 0 && (options & 0x30) != 0x30 : (options & 0xFC) == 0);

    private static MqttReasonCode ReadHead(
        ref MqttSpanReader reader, MqttPacketType type, MqttVersion version, out ushort packetId, out MqttProperties? properties)
    {
        properties = null;
        if (!reader.TryReadUInt16(out packetId) || packetId == 0)
        {
            return MqttReasonCode.MalformedPacket;
        }

        return version == MqttVersion.V5 ? MqttPropertyCodec.Read(ref reader, (int)type, out properties) : MqttReasonCode.Success;
    }

    private static void WriteHead(MqttBodyWriter writer, ushort packetId, MqttProperties? properties, MqttVersion version)
    {
        writer.UInt16(packetId);
        if (version == MqttVersion.V5)
        {
            MqttPropertyCodec.Write(writer, properties);
        }
    }
}
