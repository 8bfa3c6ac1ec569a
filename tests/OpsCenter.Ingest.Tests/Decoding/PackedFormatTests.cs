using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Packed;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class PackedFormatTests
{
    // Expected values of RFC 8949, appendix A, where it has the case.
    [Theory]
    [InlineData("00", "0")]
    [InlineData("1818", "24")]
    [InlineData("1bffffffffffffffff", "18446744073709551615")]
    [InlineData("c249010000000000000000", "18446744073709551616")]
    [InlineData("3bffffffffffffffff", "-18446744073709551616")]
    [InlineData("3863", "-100")]
    [InlineData("f93e00", "1.5")]
    [InlineData("fa47c35000", "100000")]
    [InlineData("fb3ff199999999999a", "1.1")]
    [InlineData("f97e00", "\"NaN\"")]
    [InlineData("f9fc00", "\"-Infinity\"")]
    [InlineData("f4", "false")]
    [InlineData("f6", "null")]
    [InlineData("f0", "16")]
    [InlineData("c11a514b67b0", "1363896240")]
    [InlineData("4401020304", "\"AQIDBA==\"")]
    [InlineData("64c3bc6162", "\"üab\"")]
    [InlineData("83010203", "[1,2,3]")]
    [InlineData("9f018202039f0405ffff", "[1,[2,3],[4,5]]")]
    [InlineData("a201020304", "{\"1\":2,\"3\":4}")]
    [InlineData("bf61610161629f0203ffff", "{\"a\":1,\"b\":[2,3]}")]
    [InlineData("7f657374726561646d696e67ff", "\"streaming\"")]
    [InlineData("a12063706d78", "{\"-1\":\"pmx\"}")]
    public void Parse_Cbor_IsATree(string hex, string expected)
    {
        var decoded = Decoded.Of(CborFormat.Instance, Convert.FromHexString(hex));

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Theory]
    [InlineData("")]
    [InlineData("19ff")]
    [InlineData("9bffffffffffffffff")]
    [InlineData("5bffffffffffffffff00")]
    [InlineData("a1")]
    [InlineData("ff")]
    [InlineData("1c")]
    [InlineData("a1f600")]
    [InlineData("0000")]
    [InlineData("7f01ff")]
    public void Parse_BrokenCbor_SaysWhereItBreaks(string hex)
    {
        var decoded = Decoded.Of(CborFormat.Instance, Convert.FromHexString(hex));

        Assert.Null(decoded.Tree);
        Assert.Matches("^not CBOR: .+ at byte [0-9]+$", Assert.Single(decoded.Problems));
    }

    [Theory]
    [InlineData("c0", "null")]
    [InlineData("c3", "true")]
    [InlineData("7f", "127")]
    [InlineData("e0", "-32")]
    [InlineData("cc80", "128")]
    [InlineData("cfffffffffffffffff", "18446744073709551615")]
    [InlineData("d080", "-128")]
    [InlineData("d2fffffffe", "-2")]
    [InlineData("ca41ab3333", "21.4")]
    [InlineData("cb4035666666666666", "21.4")]
    [InlineData("a5c3bc626364", "\"übcd\"")]
    [InlineData("d903616263", "\"abc\"")]
    [InlineData("c403010203", "\"AQID\"")]
    [InlineData("93010203", "[1,2,3]")]
    [InlineData("82a16101a16202", "{\"a\":1,\"b\":2}")]
    [InlineData("8105c2", "{\"5\":false}")]
    [InlineData("d6ff60000000", "1610612736")]
    [InlineData("dc000101", "[1]")]
    public void Parse_MessagePack_IsATree(string hex, string expected)
    {
        var decoded = Decoded.Of(MessagePackFormat.Instance, Convert.FromHexString(hex));

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c1")]
    [InlineData("ddffffffff")]
    [InlineData("dbffffffff00")]
    [InlineData("81c000")]
    [InlineData("0000")]
    public void Parse_BrokenMessagePack_SaysWhereItBreaks(string hex)
    {
        var decoded = Decoded.Of(MessagePackFormat.Instance, Convert.FromHexString(hex));

        Assert.Null(decoded.Tree);
        Assert.Matches("^not MessagePack: .+ at byte [0-9]+$", Assert.Single(decoded.Problems));
    }

    [Fact]
    public void Parse_Bombs_AreRefusedByDepth()
    {
        foreach (var (format, opening) in new (PayloadFormat, byte)[] { (CborFormat.Instance, 0x81), (CborFormat.Instance, 0xC1), (CborFormat.Instance, 0x9F), (MessagePackFormat.Instance, 0x91) })
        {
            var bomb = new byte[1 << 20];
            Array.Fill(bomb, opening);

            Assert.Contains("nested deeper", Assert.Single(Decoded.Of(format, bomb).Problems), StringComparison.Ordinal);
        }
    }
}
