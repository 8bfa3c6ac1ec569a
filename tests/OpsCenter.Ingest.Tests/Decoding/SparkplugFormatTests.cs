using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Sparkplug;
using Xunit;
using static OpsCenter.Ingest.Tests.Decoding.ProtobufBytes;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class SparkplugFormatTests
{
    private readonly DeviceMemory _memory = new();

    [Fact]
    public void Parse_DataByAlias_HasNameTypeAndUnitOfTheBirth()
    {
        Parse("spBv1.0/g/NBIRTH/n", Payload(Metric("bdSeq", null, 4, 7)));
        Parse("spBv1.0/g/DBIRTH/n/d", Payload(Metric("Mức nước", 5, (int)SparkplugType.Int16, -3, "cm")));

        var data = Parse("spBv1.0/g/DDATA/n/d", Payload(Metric(null, 5, null, -12)));

        Assert.Empty(data.Problems);
        Assert.Equal(
            """{"type":"DDATA","group":"g","node":"n","device":"d","timestamp":1000,"online":true,"metrics":[{"name":"Mức nước","alias":5,"datatype":"Int16","unit":"cm","value":-12}]}""",
            data.Tree);
    }

    [Fact]
    public void Parse_UnknownAlias_AsksForARebirthAndKeepsTheRest()
    {
        var data = Parse("spBv1.0/g/DDATA/n/d", Payload(Metric(null, 5, null, 1), Metric("known by name", null, (int)SparkplugType.UInt8, 2)));

        Assert.Equal("alias 5 is not known until the next birth; ask the node for a rebirth", Assert.Single(data.Problems));
        Assert.Contains("\"known by name\"", data.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AliasesOfAnotherNode_AreNotMixedUp()
    {
        Parse("spBv1.0/g/NBIRTH/n1", Payload(Metric("one", 1, 3, 1)));
        Parse("spBv1.0/g/NBIRTH/n2", Payload(Metric("two", 1, 3, 1)));

        Assert.Contains("\"one\"", Parse("spBv1.0/g/NDATA/n1", Payload(Metric(null, 1, null, 5))).Tree, StringComparison.Ordinal);
        Assert.Contains("\"two\"", Parse("spBv1.0/g/NDATA/n2", Payload(Metric(null, 1, null, 5))).Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NodeDeath_ListsItsDevicesAndForgetsTheirNames()
    {
        Parse("spBv1.0/g/NBIRTH/n", Payload(Metric("bdSeq", null, 4, 7)));
        Parse("spBv1.0/g/DBIRTH/n/d1", Payload(Metric("x", 1, 3, 1)));

        var death = Parse("spBv1.0/g/NDEATH/n", Payload(Metric("bdSeq", null, 4, 7)));

        Assert.Contains("\"online\":false", death.Tree, StringComparison.Ordinal);
        Assert.Contains("""devices":[{"device":"d1","online":false}]""", death.Tree, StringComparison.Ordinal);
        Assert.NotEmpty(Parse("spBv1.0/g/DDATA/n/d1", Payload(Metric(null, 1, null, 5))).Problems);
    }

    [Fact]
    public void Parse_DeathOfAnEarlierConnection_IsPassedOver()
    {
        Parse("spBv1.0/g/NBIRTH/n", Payload(Metric("bdSeq", null, 4, 8)));

        var death = Parse("spBv1.0/g/NDEATH/n", Payload(Metric("bdSeq", null, 4, 7)));

        Assert.Null(death.Tree);
        Assert.StartsWith("a death of an earlier connection (bdSeq 7)", Assert.Single(death.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TemplatesAndNulls_AreThereWithoutAValue()
    {
        byte[] template = [.. Text(1, "pump"), .. Number(4, (int)SparkplugType.Template), .. Field(18, [])];
        byte[] nothing = [.. Text(1, "t"), .. Number(4, (int)SparkplugType.Double), .. Number(7, 1)];

        var decoded = Parse("spBv1.0/g/NDATA/n", Payload(template, nothing));

        Assert.Contains("""{"name":"pump","datatype":"Template","note":"a Template is passed over"}""", decoded.Tree, StringComparison.Ordinal);
        Assert.Contains("""{"name":"t","datatype":"Double","value":null}""", decoded.Tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spBv1.0/STATE/host")]
    [InlineData("spBv1.0/g/DDATA/n")]
    [InlineData("spBv1.0/g/NDATA/n/d")]
    [InlineData("spBv1.0/g/OTHER/n")]
    [InlineData("elsewhere/g/NDATA/n")]
    public void Parse_OtherTopics_AreRefused(string topic) => Assert.Null(Parse(topic, Payload()).Tree);

    [Theory]
    [InlineData("ff")]
    [InlineData("1207")]
    [InlineData("0bffffffffffffffffffffff")]
    [InlineData("{}")]
    public void Parse_BrokenProtobuf_IsRefused(string payload)
    {
        var bytes = payload == "{}" ? "{}"u8.ToArray() : Convert.FromHexString(payload);

        Assert.Equal("not a Sparkplug payload: the protobuf is broken", Assert.Single(Parse("spBv1.0/g/NDATA/n", bytes).Problems));
    }

    private Decoded Parse(string topic, byte[] payload) => Decoded.Of(SparkplugFormat.Instance, payload, topic, _memory);

    private static byte[] Payload(params byte[][] metrics) => [.. Number(1, 1000), .. metrics.SelectMany(metric => Field(2, metric))];

    private static byte[] Metric(string? name, int? alias, int? type, long value, string? unit = null) =>
    [
        .. name is null ? [] : Text(1, name),
        .. alias is { } number ? Number(2, number) : [],
        .. type is { } kind ? Number(4, kind) : [],
        .. unit is null ? [] : Field(9, [.. Text(1, "engUnit"), .. Field(2, [.. Number(1, 12), .. Text(8, unit)])]),

        // Signed numbers up to 32 bits travel as uint32.
        .. Number(10, (uint)(int)value),
    ];
}
