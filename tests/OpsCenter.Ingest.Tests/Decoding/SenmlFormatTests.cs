using System.Text;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding.Senml;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class SenmlFormatTests
{
    [Fact]
    public void Parse_BaseValues_AreResolved()
    {
        var decoded = Decoded.Of(
            SenmlFormat.Instance,
            """[{"bn":"urn:dev:x:","bt":1795312800.5,"bu":"m","bv":10,"n":"level","v":4.62},{"n":"flow","u":"m3/s","t":-60,"v":-1,"s":3}]""");

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """[{"n":"urn:dev:x:level","base":"urn:dev:x:","name":"level","device":"urn:dev:x","u":"m","t":1795312800.5,"v":14.62},"""
            + """{"n":"urn:dev:x:flow","base":"urn:dev:x:","name":"flow","device":"urn:dev:x","u":"m3/s","t":1795312740.5,"v":9,"s":3}]""",
            decoded.Tree);
    }

    [Fact]
    public void Parse_SmallOrNoTime_IsRelativeToNow()
    {
        var now = new Instant(1_795_312_800_250_000_000);

        var decoded = Decoded.Of(SenmlFormat.Instance, """[{"n":"a","v":1},{"n":"a","t":-30,"v":2}]""", receivedAt: now);

        Assert.Contains("\"t\":1795312800.25,\"v\":1", decoded.Tree, StringComparison.Ordinal);
        Assert.Contains("\"t\":1795312770.25,\"v\":2", decoded.Tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"n":"a","v":1}""", "a SenML pack is a list of records", true)]
    [InlineData("""[{"n":"a","v":1,"must_":2}]""", "record 1: 'must_' must be understood but is not", true)]
    [InlineData("""[{"v":1}]""", "record 1: there is no name", false)]
    [InlineData("""[{"n":"a"}]""", "record 1: there is no value", false)]
    [InlineData("""[{"n":"a","v":"x"}]""", "record 1: a number is expected", false)]
    [InlineData("""[{"bver":11,"n":"a","v":1}]""", "record 1: version 11 is newer than 10", false)]
    [InlineData("""[7]""", "record 1 is no object", false)]
    public void Parse_Broken_SaysWhich(string text, string problem, bool refused)
    {
        var decoded = Decoded.Of(SenmlFormat.Instance, text);

        Assert.Equal(problem, Assert.Single(decoded.Problems));
        Assert.Equal(refused ? null : "[]", decoded.Tree);
    }

    [FixtureFact]
    public void Parse_ExamplesOfTheStandard_AreResolvedAsTheirAuthorsDid()
    {
        var folder = Path.Combine(FixtureFolder.Path!, "iot", "senml");
        foreach (var file in new[] { "ex1", "ex3", "ex5", "ex7", "ex9", "ex11" })
        {
            var seen = Records(Decoded.Of(SenmlFormat.Instance, File.ReadAllText(Path.Combine(folder, $"{file}.json"))).Tree!);

            // Their program passes over data values.
            seen.RemoveAll(record => record.TryGetProperty("vd", out _));
            var expected = Records(File.ReadAllText(Path.Combine(folder, $"{file}.gen.resolved.json")));

            Assert.Equal(expected.Select(Named), seen.Select(Named));
        }
    }

    [FixtureFact]
    public void Parse_CborExample_GivesWhatItsJsonGives()
    {
        var folder = Path.Combine(FixtureFolder.Path!, "iot", "senml");
        var dump = File.ReadAllLines(Path.Combine(folder, "ex3.gen.cbor.hex"));
        var bytes = dump.SelectMany(line => line.Contains('|', StringComparison.Ordinal) ? Convert.FromHexString(line[5..line.IndexOf('|', StringComparison.Ordinal)].Replace(" ", "", StringComparison.Ordinal)) : []).ToArray();

        var packed = Decoded.Of(SenmlFormat.Instance, bytes);

        Assert.Empty(packed.Problems);
        Assert.Equal(
            Records(File.ReadAllText(Path.Combine(folder, "ex3.gen.resolved.json"))).Select(Named), Records(packed.Tree!).Select(Named));
    }

    private static List<JsonElement> Records(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];

    /// <summary>Name, unit and value; the time where the standard's example has one of its own and not the moment of its making.</summary>
    private static string Named(JsonElement record)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { "n", "u", "v", "vs", "vb", "vd" })
        {
            if (record.TryGetProperty(name, out var value))
            {
                text.Append(name).Append('=').Append(value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value).Append(' ');
            }
        }

        var time = record.GetProperty("t").GetDouble();
        return time < 1_450_000_000 ? $"{text}t={time:F1}" : text.ToString();
    }
}
