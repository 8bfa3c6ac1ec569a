using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Tests.Codec;

/// <summary>Generators of valid packets.</summary>
public static class Any
{
    private static readonly Gen<string> Text = Gen.Elements("a", "Z", "0", "ế", "đ", "Sông Thái Bình", "/", " ", "🌊", "\u00A0", "-")
        .ListOf().Select(parts => string.Concat(parts.Take(8)));

    private static readonly Gen<string> Topic = Text.Select(text => text.Length == 0 ? "t" : text);

    private static readonly Gen<string> Filter = Gen.Elements("#", "+", "+/+/#", "a/+/b", "/", "cảng/#").Zip(Topic).SelectMany(pair => Gen.Elements(pair.Item1, pair.Item2));

    private static readonly Gen<ReadOnlyMemory<byte>> Bytes = Gen.Choose(0, 255).Select(value => (byte)value).ListOf()
        .Select(list => new ReadOnlyMemory<byte>([.. list]));

    private static readonly Gen<ushort> Id = Gen.Choose(1, ushort.MaxValue).Select(value => (ushort)value);

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    private static readonly Gen<byte> Qos = Gen.Elements<byte>(0, 1, 2);

    public static Gen<MqttPacket> Packet(MqttVersion version) => Gen.OneOf(
        Connect(version), ConnAck(version), Publish(version), Ack(version), Subscribe(version), Unsubscribe(version), SubscribeAck(version),
        Disconnect(version), Gen.Elements<MqttPacket>(new PingPacket(MqttPacketType.PingReq), new PingPacket(MqttPacketType.PingResp)));

    private static Gen<MqttPacket> Connect(MqttVersion version) =>
        from clientId in Text
        from clean in Flag
        from keepAlive in Gen.Choose(0, ushort.MaxValue)
        from will in Gen.OneOf(Gen.Constant<MqttWill?>(null), Will(version))
        from user in Gen.OneOf(Gen.Constant<string?>(null), Text.Select(text => (string?)text))
        from password in Gen.OneOf(Gen.Constant<ReadOnlyMemory<byte>?>(null), Bytes.Select(bytes => (ReadOnlyMemory<byte>?)bytes))
        from properties in Properties(version, MqttPropertyId.SessionExpiryInterval, MqttPropertyId.ReceiveMaximum, MqttPropertyId.MaximumPacketSize, MqttPropertyId.TopicAliasMaximum)
        select (MqttPacket)new ConnectPacket
        {
            Version = version,
            ClientId = clientId,
            CleanStart = clean,
            KeepAliveSeconds = (ushort)keepAlive,
            Will = will,
            UserName = user,
            // 3.1.1 has no password without a user name.
            Password = user is null && version == MqttVersion.V311 ? null : password,
            Properties = properties,
        };

    private static Gen<MqttWill?> Will(MqttVersion version) =>
        from topic in Topic
        from payload in Bytes
        from qos in Qos
        from retain in Flag
        from properties in Properties(version, MqttPropertyId.WillDelayInterval, MqttPropertyId.ContentType, MqttPropertyId.CorrelationData)
        select (MqttWill?)new MqttWill(topic, payload, qos, retain) { Properties = properties };

    private static Gen<MqttPacket> ConnAck(MqttVersion version) =>
        from refused in Flag
        from present in Flag
        from properties in Properties(version, MqttPropertyId.AssignedClientIdentifier, MqttPropertyId.ServerKeepAlive, MqttPropertyId.MaximumQos, MqttPropertyId.ReasonString)
        select (MqttPacket)new ConnAckPacket(present && !refused, refused ? MqttReasonCode.NotAuthorized : MqttReasonCode.Success) { Properties = properties };

    private static Gen<MqttPacket> Publish(MqttVersion version) =>
        from topic in Topic
        from payload in Bytes
        from qos in Qos
        from id in Id
        from retain in Flag
        from duplicate in Flag
        from properties in Properties(version, MqttPropertyId.PayloadFormatIndicator, MqttPropertyId.MessageExpiryInterval, MqttPropertyId.SubscriptionIdentifier, MqttPropertyId.TopicAlias)
        select (MqttPacket)new PublishPacket(topic, payload)
        {
            QualityOfService = qos,
            PacketId = qos == 0 ? (ushort)0 : id,
            Retain = retain,
            Duplicate = duplicate && qos > 0,
            Properties = properties,
        };

    private static Gen<MqttPacket> Ack(MqttVersion version) =>
        from kind in Gen.Elements(MqttPacketType.PubAck, MqttPacketType.PubRec, MqttPacketType.PubRel, MqttPacketType.PubComp)
        from id in Id
        from refused in Flag
        from properties in Properties(version, MqttPropertyId.ReasonString)
        let reason = kind is MqttPacketType.PubAck or MqttPacketType.PubRec ? MqttReasonCode.QuotaExceeded : MqttReasonCode.PacketIdentifierNotFound
        select (MqttPacket)new AckPacket(kind, id, refused && version == MqttVersion.V5 ? reason : MqttReasonCode.Success) { Properties = properties };

    private static Gen<MqttPacket> Subscribe(MqttVersion version) =>
        from id in Id
        from subscriptions in Subscription(version).NonEmptyListOf()
        from properties in Properties(version, MqttPropertyId.SubscriptionIdentifier)
        select (MqttPacket)new SubscribePacket(id, [.. subscriptions]) { Properties = properties };

    private static Gen<MqttSubscription> Subscription(MqttVersion version) =>
        from filter in Filter
        from qos in Qos
        from noLocal in Flag
        from asPublished in Flag
        from handling in Gen.Elements<byte>(0, 1, 2)
        select version == MqttVersion.V5 ? new MqttSubscription(filter, qos, noLocal, asPublished, handling) : new MqttSubscription(filter, qos);

    private static Gen<MqttPacket> Unsubscribe(MqttVersion version) =>
        from id in Id
        from filters in Filter.NonEmptyListOf()
        from properties in Properties(version)
        select (MqttPacket)new UnsubscribePacket(id, [.. filters]) { Properties = properties };

    private static Gen<MqttPacket> SubscribeAck(MqttVersion version) =>
        from kind in Gen.Elements(MqttPacketType.SubAck, MqttPacketType.UnsubAck)
        from id in Id
        from reasons in Gen.Elements(MqttReasonCode.Success, MqttReasonCode.GrantedQos1, MqttReasonCode.UnspecifiedError).NonEmptyListOf()
        from properties in Properties(version, MqttPropertyId.ReasonString)
        let none = kind == MqttPacketType.UnsubAck && version == MqttVersion.V311
        select (MqttPacket)new SubscribeAckPacket(kind, id, none ? [] : [.. reasons]) { Properties = properties };

    private static Gen<MqttPacket> Disconnect(MqttVersion version) =>
        from properties in Properties(version, MqttPropertyId.SessionExpiryInterval, MqttPropertyId.ReasonString)
        from reason in Gen.Elements(MqttReasonCode.Success, MqttReasonCode.DisconnectWithWill, MqttReasonCode.ProtocolError)
        select (MqttPacket)new DisconnectPacket(version == MqttVersion.V5 ? reason : MqttReasonCode.Success) { Properties = properties };

    private static Gen<MqttProperties?> Properties(MqttVersion version, params MqttPropertyId[] allowed) => version != MqttVersion.V5
        ? Gen.Constant<MqttProperties?>(null)
        : from ids in Gen.SubListOf(allowed)
          from numbers in Gen.Choose(1, 60_000).ListOf(allowed.Length)
          from text in Text
          from bytes in Bytes
          from users in Gen.Zip(Text, Text).ListOf()
          select Build([.. ids], [.. numbers], text, bytes, [.. users]);

    private static MqttProperties? Build(MqttPropertyId[] ids, int[] numbers, string text, ReadOnlyMemory<byte> bytes, (string Name, string Value)[] users)
    {
        var properties = new MqttProperties();
        for (var index = 0; index < ids.Length; index++)
        {
            _ = ids[index] switch
            {
                MqttPropertyId.PayloadFormatIndicator or MqttPropertyId.MaximumQos => properties.Add(ids[index], (uint)(numbers[index] & 1)),
                MqttPropertyId.ContentType or MqttPropertyId.ReasonString or MqttPropertyId.AssignedClientIdentifier => properties.Add(ids[index], text),
                MqttPropertyId.CorrelationData => properties.Add(ids[index], bytes),
                _ => properties.Add(ids[index], (uint)numbers[index]),
            };
        }

        foreach (var (name, value) in users)
        {
            properties.AddUser(name, value);
        }

        return properties.Items.Count == 0 ? null : properties;
    }
}
