using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Simulator.Load;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LoadPacketsTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Connect_WithCredentials_IsReadByTheCodec(int protocol)
    {
        var options = new LoadOptions { Protocol = protocol, User = "load", Password = "geheim-ß" };

        var packet = Assert.IsType<ConnectPacket>(Decode(LoadPackets.Connect(options, "load-00001"), protocol));

        Assert.Equal("load-00001", packet.ClientId);
        Assert.Equal("load", packet.UserName);
        Assert.Equal("geheim-ß", Encoding.UTF8.GetString(packet.Password!.Value.Span));
        Assert.True(packet.CleanStart);
    }

    [Fact]
    public void WritePublish_AnySize_IsReadByTheCodec() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 60)), Arb.From(Gen.Choose(0, 1)), Arb.From(Gen.Choose(4, 5)), (readings, qos, protocol) =>
        {
            var options = new LoadOptions { Readings = readings, Qos = qos, Protocol = protocol };
            var buffer = new byte[8192];
            var length = LoadPackets.WritePublish(buffer, options, new LoadPayload(options, 4), 4711, 17, 1_763_770_000_000_000_000);
            var packet = (PublishPacket)Decode(buffer[..length], protocol)!;
            var text = Encoding.UTF8.GetString(packet.Payload.Span);
            return packet.Topic == "line/load" && packet.QualityOfService == qos && packet.PacketId == (qos == 0 ? 0 : 4711)
                && text.StartsWith("load,device=load-00005 seq=17", StringComparison.Ordinal)
                && text.EndsWith(" 1763770000000000000", StringComparison.Ordinal)
                && text.Count(letter => letter == '=') == readings + 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_Json_IsAnObjectWithTimeSequenceAndReadings()
    {
        var options = new LoadOptions { Topic = LoadOptions.JsonTopic, Readings = 3 };
        var payload = new LoadPayload(options, 0);
        var buffer = new byte[4096];

        var text = Encoding.UTF8.GetString(buffer, 0, payload.Write(buffer, 5, 1_763_770_000_000_000_000));

        Assert.Equal("load/load-00001/json", Encoding.UTF8.GetString(payload.Topic));
        Assert.Equal("""{"ns":1763770000000000000,"seq":5,"f1":3.5,"f2":4.5}""", text);
    }

    [Fact]
    public void Write_OwnPayload_IsFilledIn()
    {
        var payload = new LoadPayload(new LoadOptions { Topic = "water/{device}/telemetry", Payload = """{"ts":{ms},"n":{seq}}""" }, 1);
        var buffer = new byte[4096];

        Assert.Equal("""{"ts":1763770000000,"n":9}""", Encoding.UTF8.GetString(buffer, 0, payload.Write(buffer, 9, 1_763_770_000_000_000_000)));
        Assert.Equal("water/load-00002/telemetry", Encoding.UTF8.GetString(payload.Topic));
    }

    [Theory]
    [InlineData("000000", 65535)]
    [InlineData("0000032100" + "0A", 10)]
    [InlineData("000008" + "1100000010" + "210014", 20)]
    [InlineData("0000", 65535)]
    public void ReceiveMaximum_ConnAck_IsTheServersOrTheGreatest(string body, int expected) =>
        Assert.Equal(expected, LoadPackets.ReceiveMaximum(Convert.FromHexString(body)));

    [Fact]
    public void TryFrame_EveryPrefix_AsksForMore()
    {
        byte[] packet = [0x40, 0x03, 0x12, 0x34, 0x10];
        for (var length = 0; length < packet.Length; length++)
        {
            Assert.Equal(0, LoadPackets.TryFrame(packet.AsSpan(0, length), out _));
        }

        Assert.Equal(5, LoadPackets.TryFrame(packet, out var body));
        Assert.Equal([0x12, 0x34, 0x10], body.ToArray());
        Assert.Equal(-1, LoadPackets.TryFrame([0x40, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], out _));
    }

    private static MqttPacket? Decode(byte[] bytes, int protocol)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        Assert.Equal(MqttFrameStatus.Complete, MqttFrame.TryRead(ref buffer, 100_000, out var header, out var body));
        Assert.True(buffer.IsEmpty);
        var decoded = MqttPacketDecoder.Decode(header, body, protocol == 5 ? MqttVersion.V5 : MqttVersion.V311);
        Assert.Equal(MqttReasonCode.Success, decoded.Reason);
        return decoded.Packet;
    }
}
