using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Tests.Codec;
using OpsCenter.Testing;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>Valid packets to begin with: some of every kind and version, those a conversation needs, and recorded ones where they are at hand.</summary>
internal static class FuzzSeeds
{
    private static readonly byte[][] FromClient311 = [.. Talk(MqttVersion.V311)];

    private static readonly byte[][] FromClient5 = [.. Talk(MqttVersion.V5)];

    public static IReadOnlyList<byte[]> All { get; } = [.. Of(MqttVersion.V311), .. Of(MqttVersion.V5), .. Recorded()];

    /// <summary>What a client of the version may send after CONNECT: mutated, it gets further than the rest.</summary>
    public static IReadOnlyList<byte[]> FromClient(MqttVersion version) => version == MqttVersion.V5 ? FromClient5 : FromClient311;

    public static byte[] Encode(MqttPacket packet, MqttVersion version)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MqttPacketEncoder.Encode(packet, buffer, version);
        return buffer.WrittenSpan.ToArray();
    }

    private static IEnumerable<byte[]> Of(MqttVersion version) =>
        Any.Packet(version).Sample(150, new Rnd(20261122), 20).Concat(Conversation(version)).Select(packet => Encode(packet, version));

    private static IEnumerable<byte[]> Talk(MqttVersion version) =>
        Any.Packet(version).Sample(400, new Rnd(20261122), 20)
            .Where(packet => packet is PublishPacket or SubscribePacket or UnsubscribePacket or AckPacket or PingPacket { Kind: MqttPacketType.PingReq })
            .Concat(Conversation(version))
            .Select(packet => Encode(packet, version));

    private static IEnumerable<MqttPacket> Conversation(MqttVersion version)
    {
        var modern = version == MqttVersion.V5;
        yield return new SubscribePacket(1, [new MqttSubscription("a/#", 2), new MqttSubscription("$share/g/a/+", 2), new MqttSubscription("+/b", 1)]);
        yield return new UnsubscribePacket(2, ["a/#", "$share/g/a/+"]);
        yield return Publish("a/b", 2, modern ? new MqttProperties().Add(MqttPropertyId.TopicAlias, 1).Add(MqttPropertyId.MessageExpiryInterval, 5) : null);
        yield return Publish("a/b", 1, modern ? new MqttProperties().Add(MqttPropertyId.ResponseTopic, "r").Add(MqttPropertyId.CorrelationData, new byte[] { 1, 2 }).AddUser("k", "v") : null);
        yield return Publish("a/b", 0, null) with { Retain = true };
        yield return Publish("$SYS/x", 1, null);
        foreach (var kind in new[] { MqttPacketType.PubAck, MqttPacketType.PubRec, MqttPacketType.PubRel, MqttPacketType.PubComp })
        {
            for (ushort id = 1; id <= 3; id++)
            {
                yield return new AckPacket(kind, id);
            }
        }

        if (modern)
        {
            yield return Publish("", 0, new MqttProperties().Add(MqttPropertyId.TopicAlias, 1));
            yield return new AuthPacket(MqttReasonCode.ReAuthenticate) { Properties = new MqttProperties().Add(MqttPropertyId.AuthenticationMethod, "m") };
        }
    }

    private static PublishPacket Publish(string topic, byte qos, MqttProperties? properties) =>
        new(topic, "payload"u8.ToArray()) { QualityOfService = qos, PacketId = qos == 0 ? (ushort)0 : (ushort)7, Properties = properties };

    private static IEnumerable<byte[]> Recorded()
    {
        var path = Path.Combine(FixtureFolder.Path ?? "", "mqtt", "fuzz_seed_packets.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!.Values.Select(Convert.FromHexString) : [];
    }
}
