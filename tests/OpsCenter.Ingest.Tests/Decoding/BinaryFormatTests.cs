using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

/// <summary>Layouts as they stand in YAML, so the reader of the configuration is under test too.</summary>
public sealed class BinaryFormatTests
{
    [Theory]
    [InlineData("{name: a, type: u8}, {name: b, type: i16}", "ff fffe", """{"a":255,"b":-2}""")]
    [InlineData("{name: a, type: u24}, {name: b, type: i24}, {name: c, type: i24, endian: little}", "000102 fffffe feffff", """{"a":258,"b":-2,"c":-2}""")]
    [InlineData("{name: a, type: u64}", "ffffffffffffffff", """{"a":18446744073709551615}""")]
    [InlineData("{name: a, type: f32}, {name: b, type: f64, endian: little}", "41ab3333 6666666666663540", """{"a":21.4,"b":21.4}""")]
    [InlineData("{name: a, type: i16, scale: 0.1}, {name: b, type: u16, scale: 2, offset: 1}", "00eb 0003", """{"a":23.5,"b":7}""")]
    [InlineData("{name: a, type: u8, at: 2}, {name: b, type: u8}, {name: c, type: u8, at: -1}", "0a0b0c", """{"a":12,"b":10,"c":12}""")]
    [InlineData("{type: u8, bits: {open: 0, tilt: 1, mode: [4, 3]}}", "51", """{"open":1,"tilt":0,"mode":5}""")]
    [InlineData("{type: skip, length: 2}, {name: t, type: text, length: 3}, {name: h, type: hex}", "0000 6162 00 cafe", """{"t":"ab","h":"cafe"}""")]
    [InlineData("{name: f, type: u8}, {if: f, bit: 1, layout: [{name: x, type: u8}]}, {if: f, equals: 2, layout: [{name: y, type: u8}]}", "02 07 08", """{"f":2,"x":7,"y":8}""")]
    [InlineData("{name: f, type: u8}, {if: f, bit: 1, layout: [{name: x, type: u8}]}", "01", """{"f":1}""")]
    [InlineData("{name: n, type: u8}, {repeat: ch, count: n, layout: [{name: v, type: u8}]}, {name: z, type: u8}", "02 0506 09", """{"n":2,"ch":[{"v":5},{"v":6}],"z":9}""")]
    [InlineData("{repeat: ch, layout: [{name: v, type: u16}]}", "00010002", """{"ch":[{"v":1},{"v":2}]}""")]
    [InlineData("{tlv: cayenne-lpp}", "03670110 05670 0ff 0188 06765f f2960a 0003e8", """{"temperature_3":27.2,"temperature_5":25.5,"latitude_1":42.3519,"longitude_1":-87.9094,"altitude_1":10}""")]
    [InlineData("{tlv: {items: {'01 75': [{name: battery, type: u8}], '20 ce': {list: log, layout: [{name: t, type: u8}]}}}}", "017564 20ce01 20ce02", """{"battery":100,"log":[{"t":1},{"t":2}]}""")]
    [InlineData("{tlv: {key: type, items: {'67': [{name: t, type: i8}]}}}", "67ff", """{"t":-1}""")]
    public void Parse_Layout_GivesItsFields(string layout, string hex, string expected)
    {
        var decoded = Parse(layout, hex);

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Theory]
    [InlineData("{name: a, type: u8}, {name: b, type: u32}", "01 02", """{"a":1}""", "4 bytes expected at byte 1, 1 are left")]
    [InlineData("{tlv: {items: {'01 75': [{name: battery, type: u8}]}}}", "017564 0a0b0c", """{"battery":100}""", "an unknown part 0a0b at byte 3: the rest is not read")]
    [InlineData("{tlv: {items: {'01 75': [{name: battery, type: u16}]}}}", "017564", "{}", "2 bytes expected at byte 2, 1 are left")]
    [InlineData("{repeat: ch, count: 1000000, layout: [{name: v, type: u8}]}", "01", """{"ch":[{"v":1},{}]}""", "1 bytes expected at byte 1, 0 are left")]
    public void Parse_TooShortOrUnknown_KeepsWhatStandsBefore(string layout, string hex, string expected, string problem)
    {
        var decoded = Parse(layout, hex);

        Assert.Equal(expected, decoded.Tree);
        Assert.Equal(problem, Assert.Single(decoded.Problems));
    }

    [Theory]
    [InlineData("hex", "0x0A:0B", true)]
    [InlineData("hex", "0A0", false)]
    [InlineData("hex", "zz", false)]
    [InlineData("base64", "Cgs=", true)]
    [InlineData("base64", "Cgs", true)]
    [InlineData("base64", "%%", false)]
    public void Parse_EncodedPayload_IsDecodedFirst(string encoding, string payload, bool good)
    {
        var decoded = Decoded.Of(Format("{name: a, type: u16}", $"encoding: {encoding}, "), payload);

        Assert.Equal(good ? """{"a":2571}""" : null, decoded.Tree);
        Assert.Equal(good ? [] : [$"not {encoding}"], decoded.Problems);
    }

    private static Decoded Parse(string layout, string hex) =>
        Decoded.Of(Format(layout), Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    private static PayloadFormat Format(string layout, string more = "")
    {
        using var config = new TemporaryConfig();
        var sources = $"- {{id: p.s, topic: t, format: {{type: binary, {more}layout: [{layout}]}}, readings: [{{measurement: river, fields: {{level: level}}}}]}}";
        return config.Sources(sources).Load().Mapping.Sources[0].Format;
    }
}
