using System.Text;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Tests.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.LineProtocol;

/// <summary>InfluxDB's own corpus: what it accepts we read alike, what it refuses we refuse.</summary>
public sealed class LineProtocolCorpusTests
{
    /// <summary>The last nanosecond an instant can hold is ahead of any clock, so the clock rule replaces it.</summary>
    private const string EndOfTime = "9223372036854775806";

    [FixtureFact]
    public void Decode_EveryAcceptedCase_GivesTheSamePoints()
    {
        var cases = Cases("decode.json")
            .Where(item => item.GetProperty("output").TryGetProperty("result", out _))
            .Where(item => !item.GetProperty("input").GetProperty("text").ToString().EndsWith(EndOfTime, StringComparison.Ordinal))
            .ToArray();

        var wrong = cases.Select(Mismatch).OfType<string>().ToArray();

        Assert.True(cases.Length > 20, $"only {cases.Length} cases");
        Assert.True(wrong.Length == 0, string.Join("\n\n", wrong));
    }

    [FixtureFact]
    public void Decode_EveryRefusedCase_IsRejected()
    {
        var cases = Cases("decode.json").Where(item => item.GetProperty("output").TryGetProperty("error", out _)).ToArray();

        var accepted = cases
            .Where(item => Decode(item).Rejected.Count == 0)
            .Select(item => $"{item.GetProperty("input").GetProperty("text")}: {item.GetProperty("output").GetProperty("error")}")
            .ToArray();

        Assert.True(cases.Length > 10, $"only {cases.Length} cases");
        Assert.True(accepted.Length == 0, string.Join('\n', accepted));
    }

    [FixtureFact]
    public void Decode_FuzzedInput_NeverThrowsAndNeverYieldsWhatIsNoNumber()
    {
        foreach (var item in Cases("decode_fuzz_sample.json"))
        {
            Assert.All(Decode(item).Readings, reading => Assert.True(double.IsFinite(reading.Value)));
        }
    }

    [FixtureFact]
    public void Decode_EncodedPoints_ComeBack()
    {
        foreach (var item in Cases("encode.json").Where(item => item.GetProperty("output").TryGetProperty("result", out _)))
        {
            var text = item.GetProperty("output").GetProperty("result").GetString()!;
            var point = item.GetProperty("input").GetProperty("point");
            Assert.Equal(Expected([point]), Seen(Decode(text, 0)));
        }
    }

    private static string? Mismatch(JsonElement item)
    {
        var decoded = Decode(item);
        var expected = Expected(item.GetProperty("output").GetProperty("result").EnumerateArray());
        var seen = Seen(decoded);
        return decoded.Rejected.Count == 0 && expected.SequenceEqual(seen)
            ? null
            : $"{item.GetProperty("input").GetProperty("text")}\nexpected {string.Join("; ", expected)}\nseen     {string.Join("; ", seen)}\n{string.Join("; ", decoded.Rejected.Select(part => part.Reason))}";
    }

    /// <summary>Numbers and booleans, as text, in order of appearance; text fields are no readings.</summary>
    private static List<string> Expected(IEnumerable<JsonElement> points)
    {
        var result = new List<string>();
        foreach (var point in points)
        {
            var tags = point.GetProperty("tags").EnumerateArray()
                .Select(tag => KeyValuePair.Create(tag.GetProperty("key").GetString()!, tag.GetProperty("value").GetString()!))
                .ToArray();
            foreach (var field in point.GetProperty("fields").EnumerateArray())
            {
                var value = field.GetProperty("value").EnumerateObject().Single();
                if (value.Name != "string")
                {
                    var number = value.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                        ? (value.Value.GetBoolean() ? 1 : 0)
                        : value.Value.GetDouble();
                    var series = new SeriesKey(point.GetProperty("name").GetString()!, tags, field.GetProperty("key").GetString()!);
                    result.Add($"{series} = {number:R} @ {point.GetProperty("time").GetInt64()}");
                }
            }
        }

        return result;
    }

    private static List<string> Seen(DecodedMessage decoded) =>
        [.. decoded.Readings.Select(reading => $"{reading.Series} = {reading.Value:R} @ {reading.Time.UnixNanoseconds}")];

    private static DecodedMessage Decode(JsonElement item)
    {
        var input = item.GetProperty("input");
        var text = input.GetProperty("text");
        var bytes = text.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetBytes(text.GetString()!)
            : text.GetProperty("binary").GetBytesFromBase64();
        return Decode(bytes, DefaultTime(input), Unit(input));
    }

    /// <summary>The corpus cuts the server's time to the precision of the write; we keep all of it.</summary>
    private static long DefaultTime(JsonElement input)
    {
        var time = input.GetProperty("defaultTime").GetInt64();
        return time - (time % Unit(input));
    }

    private static long Unit(JsonElement input) => input.GetProperty("precision").GetString() switch
    {
        "1µs" or "1us" => 1_000,
        "1ms" => 1_000_000,
        "1s" => 1_000_000_000,
        _ => 1,
    };

    private static DecodedMessage Decode(string text, long defaultTime) => Decode(Encoding.UTF8.GetBytes(text), defaultTime, 1);

    private static DecodedMessage Decode(byte[] text, long defaultTime, long unit)
    {
        // The clock rule is another matter: here the server's time is so late that every time of the corpus is history.
        var decoder = new LineProtocolDecoder(
            new LineSeriesSource(new PipelineHarness.FixedConfig<FieldCatalogue>(FieldCatalogue.Empty), new SeriesInterner(100_000)), "t", unit, keepHistory: true);
        var decoded = new DecodedMessage();
        decoder.Decode(new IngestMessage("t", text, null, new Instant(long.MaxValue - 400_000_000_000)), decoded);
        for (var i = 0; i < decoded.Readings.Count; i++)
        {
            var isServerTime = decoded.Readings[i].Time == decoded.Readings[i].ReceivedAt;
            decoded.Readings[i] = decoded.Readings[i] with { Time = isServerTime ? new Instant(defaultTime) : decoded.Readings[i].Time };
        }

        return decoded;
    }

    private static List<JsonElement> Cases(string file) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(FixtureFolder.Path!, "mapping", "line_protocol", file))).RootElement.EnumerateArray()];
}
