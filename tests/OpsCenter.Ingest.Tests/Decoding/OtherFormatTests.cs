using System.IO.Compression;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Ngsi;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class OtherFormatTests
{
    [Fact]
    public void JsonLines_ABrokenLine_DoesNotSpoilTheOthers()
    {
        var decoded = Decoded.Of(JsonLinesFormat.Instance, "{\"a\":1}\r\n\n{\"a\":\n[2]");

        Assert.Equal("""[{"a":1},[2]]""", decoded.Tree);
        Assert.StartsWith("line 3 is not JSON", Assert.Single(decoded.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t|15|k|abc", """[{"t":"15","k":"abc"}]""")]
    [InlineData("gps|1.2/3.4#t|10", """[{"gps":"1.2/3.4"},{"t":"10"}]""")]
    public void Pairs_UltraLight_GivesAGroupPerRecord(string text, string expected) =>
        Assert.Equal(expected, Decoded.Of(new PairsFormat('|', '|', '#'), text).Tree);

    [Theory]
    [InlineData("t=15&h=&x=a=b", """[{"t":"15","h":"","x":"a=b"}]""", null)]
    [InlineData("t=15&h", """[{"t":"15"}]""", "group 1: 'h' is no name=value")]
    [InlineData(" ", null, "the payload is empty")]
    public void Pairs_Query_GivesOneRecord(string text, string? expected, string? problem)
    {
        var decoded = Decoded.Of(new PairsFormat('&', '=', null), text);

        Assert.Equal(expected, decoded.Tree);
        Assert.Equal(problem, decoded.Problems.SingleOrDefault());
    }

    [Theory]
    [InlineData("""{"id":"a","type":"T","x":{"type":"Property","value":5,"unitCode":"GP","observedAt":"2026-01-01T00:00:00Z"}}""")]
    [InlineData("""[{"id":"a","type":"T","x":{"type":"Number","value":5,"metadata":{"unitCode":{"value":"GP"},"observedAt":{"type":"DateTime","value":"2026-01-01T00:00:00Z"}}}}]""")]
    [InlineData("""{"subscriptionId":"s","data":[{"id":"a","type":"T","x":{"value":5,"metadata":{"unitCode":{"value":"GP"},"observedAt":{"value":"2026-01-01T00:00:00Z"}}}}]}""")]
    public void Ngsi_EveryForm_IsTheSameEntity(string text) =>
        Assert.Equal(
            """[{"id":"a","type":"T","x":5,"units":{"x":"GP"},"times":{"x":"2026-01-01T00:00:00Z"}}]""", Decoded.Of(NgsiFormat.Instance, text).Tree);

    [Fact]
    public void Ngsi_KeyValues_StayAsTheyAre()
    {
        const string location = """{"type":"Point","coordinates":[106.3,20.9]}""";

        var decoded = Decoded.Of(NgsiFormat.Instance, """{"id":"a","type":"T","location":""" + location + ""","d":{"type":"Property","value":{"@type":"DateTime","@value":"x"}}}""");

        Assert.Equal("""[{"id":"a","type":"T","location":""" + location + ""","d":"x","units":{},"times":{}}]""", decoded.Tree);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("auto")]
    public void Compressed_IsUnpackedFirst(string name)
    {
        var kind = Enum.Parse<CompressionKind>(name, ignoreCase: true);
        byte[][] payloads = kind switch
        {
            CompressionKind.Gzip => [Pack(stream => new GZipStream(stream, CompressionLevel.Optimal))],
            CompressionKind.Deflate => [Pack(stream => new ZLibStream(stream, CompressionLevel.Optimal)), Pack(stream => new DeflateStream(stream, CompressionLevel.Optimal))],
            _ => [Pack(stream => new GZipStream(stream, CompressionLevel.Optimal)), Pack(stream => new ZLibStream(stream, CompressionLevel.Optimal)), "{\"a\":1}"u8.ToArray()],
        };

        foreach (var payload in payloads)
        {
            Assert.Equal("""{"a":1}""", Decoded.Of(new CompressedFormat(JsonFormat.Instance, kind), payload).Tree);
        }
    }

    [Fact]
    public void Compressed_Bomb_StopsAtTheBound()
    {
        var bomb = new MemoryStream();
        using (var stream = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                stream.Write(zeros);
            }
        }

        var decoded = Decoded.Of(new CompressedFormat(JsonFormat.Instance, CompressionKind.Auto), bomb.ToArray());

        Assert.Equal("larger than 16 MiB when unpacked", Assert.Single(decoded.Problems));
    }

    [Theory]
    [InlineData("1f8b0800ffff", true)]
    [InlineData("00ff", true)]
    [InlineData("ffffff", false)]
    public void Compressed_Broken_IsRefused(string hex, bool gzip)
    {
        var decoded = Decoded.Of(new CompressedFormat(JsonFormat.Instance, gzip ? CompressionKind.Gzip : CompressionKind.Deflate), Convert.FromHexString(hex));

        Assert.Null(decoded.Tree);
        Assert.NotEmpty(decoded.Problems);
    }

    private static byte[] Pack(Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            stream.Write("{\"a\":1}"u8);
        }

        return packed.ToArray();
    }
}
