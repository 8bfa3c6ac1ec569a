using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Codec;

/// <summary>CONNECT and CONNACK.</summary>
internal static class ConnectCodec
{
    private const byte OldLevel = 3;
    private const byte ReservedFlag = 0x01;
    private const byte CleanStartFlag = 0x02;
    private const byte WillFlag = 0x04;
    private const byte WillRetainFlag = 0x20;
    private const byte PasswordFlag = 0x40;
    private const byte UserNameFlag = 0x80;

    public static MqttDecoded ReadConnect(ref MqttSpanReader reader)
    {
        if (!reader.TryReadBinary(out var protocol) || !reader.TryReadByte(out var level))
        {
            return MqttDecoded.Malformed;
        }

        if (VersionOf(protocol, level) is not { } version)
        {
            // [MQTT-3.1.2-1], [MQTT-3.1.2-2]
            return MqttDecoded.Refused(MqttReasonCode.UnsupportedProtocolVersion);
        }

        if (!reader.TryReadByte(out var flags) || !reader.TryReadUInt16(out var keepAlive) || !AreValid(level == OldLevel ? (byte)(flags & ~ReservedFlag) : flags, version))
        {
            return MqttDecoded.Malformed;
        }

        MqttProperties? properties = null;
        if (version == MqttVersion.V5)
        {
            var reason = MqttPropertyCodec.Read(ref reader, (int)MqttPacketType.Connect, out properties);
            if (reason != MqttReasonCode.Success || HasDataWithoutMethod(properties))
            {
                return MqttDecoded.Refused(reason != MqttReasonCode.Success ? reason : MqttReasonCode.ProtocolError);
            }
        }

        var decoded = ReadPayload(ref reader, version, flags, keepAlive, properties);
        return level == OldLevel && decoded.Packet is ConnectPacket { ClientId.Length: 0 }
            ? MqttDecoded.Refused(MqttReasonCode.ClientIdentifierNotValid)
            : decoded;
    }

    public static void WriteConnect(MqttBodyWriter writer, ConnectPacket packet)
    {
        writer.Text("MQTT");
        writer.Byte((byte)packet.Version);
        writer.Byte(Flags(packet));
        writer.UInt16(packet.KeepAliveSeconds);
        WriteProperties(writer, packet.Version, packet.Properties);
        writer.Text(packet.ClientId);
        if (packet.Will is { } will)
        {
            WriteProperties(writer, packet.Version, will.Properties);
            writer.Text(will.Topic);
            writer.Binary(will.Payload.Span);
        }

        if (packet.UserName is { } userName)
        {
            writer.Text(userName);
        }

        if (packet.Password is { } password)
        {
            writer.Binary(password.Span);
        }
    }

    public static MqttDecoded ReadConnAck(ref MqttSpanReader reader, MqttVersion version)
    {
        if (!reader.TryReadByte(out var acknowledge) || acknowledge > 1 || !reader.TryReadByte(out var code))
        {
            return MqttDecoded.Malformed;
        }

        if (version != MqttVersion.V5)
        {
            return code > 5 || (code != 0 && acknowledge != 0)
                ? MqttDecoded.Malformed
                : MqttDecoded.Of(new ConnAckPacket(acknowledge == 1, ConnectReturnCode.ToReason(code)));
        }

        var reason = MqttPropertyCodec.Read(ref reader, (int)MqttPacketType.ConnAck, out var properties);
        return reason != MqttReasonCode.Success
            ? MqttDecoded.Refused(reason)
            : MqttDecoded.Of(new ConnAckPacket(acknowledge == 1, (MqttReasonCode)code) { Properties = properties });
    }

    public static void WriteConnAck(MqttBodyWriter writer, ConnAckPacket packet, MqttVersion version)
    {
        writer.Byte(packet.SessionPresent ? (byte)1 : (byte)0);
        writer.Byte(version == MqttVersion.V5 ? (byte)packet.Reason : ConnectReturnCode.Of(packet.Reason));
        WriteProperties(writer, version, packet.Properties);
    }

    private static void WriteProperties(MqttBodyWriter writer, MqttVersion version, MqttProperties? properties)
    {
        if (version == MqttVersion.V5)
        {
            MqttPropertyCodec.Write(writer, properties);
        }
    }

    // 3.1 calls itself "MQIsdp", level 3; old devices still do. It differs from 3.1.1 in two points: the reserved flag means nothing, and a
    // client always has an id.
    private static MqttVersion? VersionOf(ReadOnlySpan<byte> protocol, byte level) => level switch
    {
        OldLevel when protocol.SequenceEqual("MQIsdp"u8) => MqttVersion.V311,
        4 when protocol.SequenceEqual("MQTT"u8) => MqttVersion.V311,
        5 when protocol.SequenceEqual("MQTT"u8) => MqttVersion.V5,
        _ => null,
    };

    private static bool AreValid(byte flags, MqttVersion version)
    {
        var hasWill = (flags & WillFlag) != 0;
        var willQos = (flags >> 3) & 0x03;
        var passwordAlone = (flags & PasswordFlag) != 0 && (flags & UserNameFlag) == 0;
        return (flags & ReservedFlag) == 0                                                // [MQTT-3.1.2-3]
            && willQos != 3                                                       // [MQTT-3.1.2-12]
            && (hasWill || (willQos == 0 && (flags & WillRetainFlag) == 0))       // [MQTT-3.1.2-11], [MQTT-3.1.2-13]
            && !(passwordAlone && version == MqttVersion.V311);                   // [MQTT-3.1.2-22] of 3.1.1
    }

    private static bool HasDataWithoutMethod(MqttProperties? properties) =>
        properties?.Binary(MqttPropertyId.AuthenticationData) is not null && properties.Text(MqttPropertyId.AuthenticationMethod) is null;

    private static MqttDecoded ReadPayload(
        ref MqttSpanReader reader, MqttVersion version, byte flags, ushort keepAlive, MqttProperties? properties)
    {
        if (!reader.TryReadString(out var clientId))
        {
            return MqttDecoded.Malformed;
        }

        MqttWill? will = null;
        if ((flags & WillFlag) != 0)
        {
            var reason = ReadWill(ref reader, version, flags, out will);
            if (reason != MqttReasonCode.Success)
            {
                return MqttDecoded.Refused(reason);
            }
        }

        string? userName = null;
        if ((flags & UserNameFlag) != 0 && !reader.TryReadString(out userName))
        {
            return MqttDecoded.Malformed;
        }

        // Not byte[]: a null array would convert to an empty password.
        ReadOnlyMemory<byte>? password = null;
        if ((flags & PasswordFlag) != 0)
        {
            if (!reader.TryReadBinary(out var bytes))
            {
                return MqttDecoded.Malformed;
            }

            password = bytes.ToArray();
        }

        return MqttDecoded.Of(new ConnectPacket
        {
            Version = version,
            ClientId = clientId,
            CleanStart = (flags & CleanStartFlag) != 0,
            KeepAliveSeconds = keepAlive,
            Will = will,
            UserName = userName,
            Password = password,
            Properties = properties,
        });
    }

    private static MqttReasonCode ReadWill(ref MqttSpanReader reader, MqttVersion version, byte flags, out MqttWill? will)
    {
        will = null;
        MqttProperties? properties = null;
        if (version == MqttVersion.V5)
        {
            var reason = MqttPropertyCodec.Read(ref reader, MqttPropertyRule.Will, out properties);
            if (reason != MqttReasonCode.Success || !MqttPublishHeader.HasValidResponseTopic(properties))
            {
                return reason != MqttReasonCode.Success ? reason : MqttReasonCode.ProtocolError;
            }
        }

        if (!reader.TryReadString(out var topic) || !MqttTopic.IsValidName(topic.AsSpan()) || !reader.TryReadBinary(out var payload))
        {
            return MqttReasonCode.MalformedPacket;
        }

        will = new MqttWill(topic, payload.ToArray(), (byte)((flags >> 3) & 0x03), (flags & WillRetainFlag) != 0) { Properties = properties };
        return MqttReasonCode.Success;
    }

    private static byte Flags(ConnectPacket packet)
    {
        var flags = packet.CleanStart ? CleanStartFlag : 0;
        if (packet.Will is { } will)
        {
            flags |= WillFlag | (will.QualityOfService << 3) | (will.Retain ? WillRetainFlag : 0);
        }

        flags |= packet.UserName is null ? 0 : UserNameFlag;
        flags |= packet.Password is null ? 0 : PasswordFlag;
        return (byte)flags;
    }
}
