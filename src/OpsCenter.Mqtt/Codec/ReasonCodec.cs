using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Packets that are a reason and properties: PUBACK, PUBREC, PUBREL, PUBCOMP, DISCONNECT, AUTH.</summary>
internal static class ReasonCodec
{
    public static MqttDecoded ReadAck(ref MqttSpanReader reader, MqttPacketType type, MqttVersion version)
    {
        if (!reader.TryReadUInt16(out var packetId) || packetId == 0)
        {
            return MqttDecoded.Malformed;
        }

        var reason = ReadTail(ref reader, type, version, out var code, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        return IsAckReason(type, code)
            ? MqttDecoded.Of(new AckPacket(type, packetId, code) { Properties = properties })
            : MqttDecoded.Malformed;
    }

    public static MqttDecoded ReadDisconnect(ref MqttSpanReader reader, MqttVersion version)
    {
        var reason = ReadTail(ref reader, MqttPacketType.Disconnect, version, out var code, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        var known = code is MqttReasonCode.Success or MqttReasonCode.DisconnectWithWill || (byte)code >= 0x80;
        return known ? MqttDecoded.Of(new DisconnectPacket(code) { Properties = properties }) : MqttDecoded.Malformed;
    }

    public static MqttDecoded ReadAuth(ref MqttSpanReader reader, MqttVersion version)
    {
        if (version != MqttVersion.V5)
        {
            return MqttDecoded.ProtocolError;
        }

        var reason = ReadTail(ref reader, MqttPacketType.Auth, version, out var code, out var properties);
        if (reason != MqttReasonCode.Success)
        {
            return MqttDecoded.Refused(reason);
        }

        return code is MqttReasonCode.Success or MqttReasonCode.ContinueAuthentication or MqttReasonCode.ReAuthenticate
            ? MqttDecoded.Of(new AuthPacket(code) { Properties = properties })
            : MqttDecoded.Malformed;
    }

    public static void WriteAck(MqttBodyWriter writer, AckPacket packet, MqttVersion version)
    {
        writer.UInt16(packet.PacketId);
        WriteTail(writer, packet.Reason, packet.Properties, version);
    }

    /// <summary>The reason may be left out when it is Success and there are no properties (§3.4.2.1).</summary>
    public static void WriteTail(MqttBodyWriter writer, MqttReasonCode reason, MqttProperties? properties, MqttVersion version)
    {
        var bare = properties is null || properties.Items.Count == 0;
        if (version != MqttVersion.V5 || (bare && reason == MqttReasonCode.Success))
        {
            return;
        }

        writer.Byte((byte)reason);
        if (!bare)
        {
            MqttPropertyCodec.Write(writer, properties);
        }
    }

    private static MqttReasonCode ReadTail(
        ref MqttSpanReader reader, MqttPacketType type, MqttVersion version, out MqttReasonCode code, out MqttProperties? properties)
    {
        code = MqttReasonCode.Success;
        properties = null;
        if (version != MqttVersion.V5 || !reader.TryReadByte(out var value))
        {
            return MqttReasonCode.Success;
        }

        code = (MqttReasonCode)value;
        return reader.AtEnd ? MqttReasonCode.Success : MqttPropertyCodec.Read(ref reader, (int)type, out properties);
    }

    private static bool IsAckReason(MqttPacketType type, MqttReasonCode code) => type is MqttPacketType.PubAck or MqttPacketType.PubRec
        ? code is MqttReasonCode.Success or MqttReasonCode.NoMatchingSubscribers or MqttReasonCode.UnspecifiedError
            or MqttReasonCode.ImplementationSpecificError or MqttReasonCode.NotAuthorized or MqttReasonCode.TopicNameInvalid
            or MqttReasonCode.PacketIdentifierInUse or MqttReasonCode.QuotaExceeded or MqttReasonCode.PayloadFormatInvalid
            or MqttReasonCode.ServerBusy
        : code is MqttReasonCode.Success or MqttReasonCode.PacketIdentifierNotFound;
}
