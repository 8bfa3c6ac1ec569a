using System.Buffers;
using System.Text.Json;
using FsCheck.Fluent;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Codec;

public sealed class MalformedPacketTests
{
    private const int Mutations = 200_000;

    [Theory]
    [InlineData("3003000161", MqttReasonCode.Success)]
    [InlineData("300300012B", MqttReasonCode.MalformedPacket)] // topic "+"
    [InlineData("30020000", MqttReasonCode.MalformedPacket)] // no topic
    [InlineData("3003000100", MqttReasonCode.MalformedPacket)] // U+0000
    [InlineData("300300011F", MqttReasonCode.MalformedPacket)] // a control character
    [InlineData("30040002C285", MqttReasonCode.MalformedPacket)] // U+0085
    [InlineData("30040002C2A0", MqttReasonCode.Success)] // U+00A0 is none
    [InlineData("101200064D514973647003020000000461626364", MqttReasonCode.Success)] // 3.1
    [InlineData("101200064D514973647003030000000461626364", MqttReasonCode.Success)] // 3.1 with the flag that 3.1.1 reserves
    [InlineData("100E00064D5149736470030200000000", MqttReasonCode.ClientIdentifierNotValid)] // 3.1 without an id
    [InlineData("3004000261C3", MqttReasonCode.MalformedPacket)] // half a character
    [InlineData("30050003EDA080", MqttReasonCode.MalformedPacket)] // a surrogate
    [InlineData("360500016100FF", MqttReasonCode.MalformedPacket)] // QoS 3
    [InlineData("380300016100", MqttReasonCode.MalformedPacket)] // DUP with QoS 0
    [InlineData("32050001610000", MqttReasonCode.MalformedPacket)] // packet id 0
    [InlineData("3203000161", MqttReasonCode.MalformedPacket)] // no packet id
    [InlineData("41020001", MqttReasonCode.MalformedPacket)] // reserved flags
    [InlineData("60020001", MqttReasonCode.MalformedPacket)] // PUBREL without its flag
    [InlineData("40020000", MqttReasonCode.MalformedPacket)]
    [InlineData("4003000100", MqttReasonCode.MalformedPacket)] // 3.1.1 PUBACK is two bytes
    [InlineData("82020001", MqttReasonCode.ProtocolError)] // SUBSCRIBE to nothing
    [InlineData("8206000100016103", MqttReasonCode.MalformedPacket)] // QoS 3
    [InlineData("820700010002612300", MqttReasonCode.MalformedPacket)] // "a#"
    [InlineData("C00100", MqttReasonCode.MalformedPacket)]
    [InlineData("F000", MqttReasonCode.ProtocolError)] // AUTH
    [InlineData("101000044D51545404010000000461626364", MqttReasonCode.MalformedPacket)] // reserved CONNECT flag
    [InlineData("101000044D51545404400000000461626364", MqttReasonCode.MalformedPacket)] // password without user name
    [InlineData("101000044D51545404080000000461626364", MqttReasonCode.MalformedPacket)] // will QoS without will
    [InlineData("101000044D51545406020000000461626364", MqttReasonCode.UnsupportedProtocolVersion)]
    public void Decode_311_AnswersWithTheReason(string hex, MqttReasonCode expected) => Assert.Equal(expected, Decode(hex, MqttVersion.V311).Reason);

    [Theory]
    [InlineData("30040001" + "6100", MqttReasonCode.Success)]
    [InlineData("300300" + "0000", MqttReasonCode.ProtocolError)] // no topic, no alias
    [InlineData("3006000161" + "020102", MqttReasonCode.ProtocolError)] // payload format 2
    [InlineData("3008000161" + "0401000100", MqttReasonCode.ProtocolError)] // payload format twice
    [InlineData("3006000161" + "022100", MqttReasonCode.MalformedPacket)] // receive maximum does not belong here
    [InlineData("3007000161" + "03230000", MqttReasonCode.ProtocolError)] // alias 0
    [InlineData("3006000161" + "020B00", MqttReasonCode.ProtocolError)] // subscription identifier 0
    [InlineData("3007000161" + "030B8000", MqttReasonCode.MalformedPacket)] // 0 in two bytes [MQTT-1.5.5-1]
    [InlineData("3005000161" + "7F00", MqttReasonCode.MalformedPacket)] // longer than the packet
    [InlineData("4003000101", MqttReasonCode.MalformedPacket)] // no such PUBACK reason
    [InlineData("E00104", MqttReasonCode.Success)]
    [InlineData("E00101", MqttReasonCode.MalformedPacket)]
    [InlineData("82070001000001" + "61C0", MqttReasonCode.MalformedPacket)] // reserved option bits
    [InlineData("82070001000001" + "6130", MqttReasonCode.MalformedPacket)] // retain handling 3
    [InlineData("101000044D5154540502000003210000" + "0000", MqttReasonCode.ProtocolError)] // receive maximum 0
    [InlineData("101100044D51545405020000041600016100" + "00", MqttReasonCode.ProtocolError)] // data without method
    public void Decode_5_AnswersWithTheReason(string hex, MqttReasonCode expected) => Assert.Equal(expected, Decode(hex, MqttVersion.V5).Reason);

    [Theory]
    [InlineData("00", MqttFrameStatus.Malformed)]
    [InlineData("30", MqttFrameStatus.NeedMore)]
    [InlineData("308080", MqttFrameStatus.NeedMore)]
    [InlineData("3080808080", MqttFrameStatus.Malformed)]
    [InlineData("30FFFFFF7F", MqttFrameStatus.TooLarge)]
    [InlineData("30E207", MqttFrameStatus.NeedMore)] // exactly the limit
    [InlineData("30E307", MqttFrameStatus.TooLarge)]
    public void TryRead_Header_IsJudgedBeforeTheBodyIsThere(string hex, MqttFrameStatus expected)
    {
        var sequence = Pieces.Of(Convert.FromHexString(hex), 1);

        Assert.Equal(expected, MqttFrame.TryRead(ref sequence, 997, out _, out _));
    }

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public void Decode_MutatedPackets_NeverThrows(MqttVersion version)
    {
        var seeds = Any.Packet(version).Sample(400, 20).Select(packet =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            MqttPacketEncoder.Encode(packet, buffer, version);
            return buffer.WrittenSpan.ToArray();
        }).ToArray();

        Assert.InRange(DecodeMutations(seeds, Mutations), 1, Mutations - 1);
    }

    [FixtureFact]
    public void Decode_MutatedRecordedPackets_NeverThrows()
    {
        var file = File.ReadAllText(Path.Combine(FixtureFolder.Path!, "mqtt", "fuzz_seed_packets.json"));
        var seeds = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.Values.Select(Convert.FromHexString).ToArray();

        Assert.InRange(DecodeMutations(seeds, Mutations), 1, Mutations - 1);
    }

    [FixtureFact]
    public void Decode_RecordedPackets_AreReadOrRefusedByReason()
    {
        var file = File.ReadAllText(Path.Combine(FixtureFolder.Path!, "mqtt", "fuzz_seed_packets.json"));
        foreach (var (name, hex) in JsonSerializer.Deserialize<Dictionary<string, string>>(file)!)
        {
            // One of them names a protocol that does not exist.
            var decoded = Decode(hex, MqttVersion.V311);
            Assert.True(decoded.Packet is not null || decoded.Reason == MqttReasonCode.UnsupportedProtocolVersion, $"{name}: {decoded.Reason}");
        }
    }

    /// <summary>Flips, cuts, repeats and inserts bytes; the seed is fixed so that a failure comes again. Returns how many still were packets.</summary>
    private static int DecodeMutations(byte[][] seeds, int count)
    {
        var random = new Random(20261122);
        var read = 0;
        for (var index = 0; index < count; index++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random);
            read += DecodeAll(bytes, MqttVersion.V311) > 0 | DecodeAll(bytes, MqttVersion.V5) > 0 ? 1 : 0;
        }

        return read;
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveAt(at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static int DecodeAll(byte[] bytes, MqttVersion version)
    {
        var rest = new ReadOnlySequence<byte>(bytes);
        var read = 0;
        while (MqttFrame.TryRead(ref rest, 1 << 20, out var header, out var body) == MqttFrameStatus.Complete)
        {
            var decoded = MqttPacketDecoder.Decode(header, body, version);
            Assert.Equal(decoded.Packet is not null, decoded.Reason == MqttReasonCode.Success);
            read += decoded.Packet is null ? 0 : 1;
        }

        return read;
    }

    private static MqttDecoded Decode(string hex, MqttVersion version)
    {
        var rest = new ReadOnlySequence<byte>(Convert.FromHexString(hex));
        Assert.Equal(MqttFrameStatus.Complete, MqttFrame.TryRead(ref rest, 1 << 20, out var header, out var body));
        return MqttPacketDecoder.Decode(header, body, version);
    }
}
