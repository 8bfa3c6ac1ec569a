using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Prometheus;

/// <summary>
/// Prometheus text 0.0.4 and OpenMetrics 1.0. Each sample is a record: <c>name</c>, <c>labels</c>, <c>value</c>, <c>type</c> and <c>unit</c> of its family
/// where told, <c>time</c> (Unix milliseconds) where the sample has one. Exemplars are passed over.
/// </summary>
internal sealed class PrometheusFormat : TreeFormat
{
    private const string End = "# EOF";
    private static readonly string[] Suffixes = ["_total", "_created", "_bucket", "_sum", "_count", "_info"];

    private PrometheusFormat()
    {
    }

    public static PrometheusFormat Instance { get; } = new();

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var text = Text.Of(input.Payload);
        var openMetrics = text.AsSpan().TrimEnd().EndsWith(End);
        var facts = new Dictionary<(string Fact, string Family), string>();
        var number = 0;
        var samples = 0;
        tree.WriteStartArray();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            if (trimmed[0] == '#')
            {
                Remember(trimmed, facts);
            }
            else if (++samples > FormatLimits.Records)
            {
                buffer.Problem($"more than {FormatLimits.Records} samples");
                break;
            }
            else if (PrometheusSample.Parse(trimmed, out var sample) is { } problem)
            {
                buffer.Problem($"line {number}: {problem}");
            }
            else
            {
                WriteSample(sample, facts, openMetrics, tree);
            }
        }

        tree.WriteEndArray();
        return true;
    }

    /// <summary><c># TYPE name gauge</c>, <c># UNIT name seconds</c>; help texts and comments are for people.</summary>
    private static void Remember(ReadOnlySpan<char> line, Dictionary<(string Fact, string Family), string> facts)
    {
        Span<Range> parts = stackalloc Range[4];
        if (line.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) == 4 && line[parts[1]] is "TYPE" or "UNIT")
        {
            facts[(line[parts[1]].ToString(), line[parts[2]].ToString())] = line[parts[3]].ToString();
        }
    }

    private static void WriteSample(
        in PrometheusSample sample, Dictionary<(string Fact, string Family), string> facts, bool openMetrics, Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        tree.WriteString("name", sample.Name);
        if (Fact(facts, "TYPE", sample.Name) is { } type)
        {
            tree.WriteString("type", type);
        }

        if (Fact(facts, "UNIT", sample.Name) is { } unit)
        {
            tree.WriteString("unit", unit);
        }

        tree.WriteStartObject("labels");
        foreach (var (name, value) in sample.Labels)
        {
            tree.WriteString(name, value);
        }

        tree.WriteEndObject();
        tree.WritePropertyName("value");
        TreeBuffer.WriteNumber(tree, sample.Value);
        if (sample.Time is { } time)
        {
            // OpenMetrics counts seconds with a fraction, the older text milliseconds.
            tree.WriteNumber("time", openMetrics ? time * 1000 : time);
        }

        tree.WriteEndObject();
    }

    private static string? Fact(Dictionary<(string Fact, string Family), string> facts, string fact, string name)
    {
        if (facts.TryGetValue((fact, name), out var own))
        {
            return own;
        }

        var suffix = Suffixes.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal));
        return suffix is not null ? facts.GetValueOrDefault((fact, name[..^suffix.Length])) : null;
    }
}
