using System.Text.Json;
using OpsCenter.Ingest.Decoding.Packed;

namespace OpsCenter.Ingest.Decoding.Senml;

/// <summary>
/// SenML (RFC 8428), JSON or CBOR by its first byte. Each record with base values resolved: <c>n</c> the full name, <c>base</c> and
/// <c>name</c> its parts, <c>device</c> the base name without the mark at its end, <c>u</c>, <c>t</c> (absolute, Unix seconds), <c>v | vs | vb | vd</c>, <c>s</c>.
/// </summary>
internal sealed class SenmlFormat : TreeFormat
{
    /// <summary>RFC 8428, table 4: CBOR labels.</summary>
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["-1"] = "bver",
        ["-2"] = "bn",
        ["-3"] = "bt",
        ["-4"] = "bu",
        ["-5"] = "bv",
        ["-6"] = "bs",
        ["0"] = "n",
        ["1"] = "u",
        ["2"] = "v",
        ["3"] = "vs",
        ["4"] = "vb",
        ["5"] = "s",
        ["6"] = "t",
        ["7"] = "ut",
        ["8"] = "vd",
    };

    private SenmlFormat()
    {
    }

    public static SenmlFormat Instance { get; } = new();

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var plain = new TreeBuffer();
        var start = input.Payload.Span.TrimStart(" \t\r\n"u8);
        PayloadFormat carrier = !start.IsEmpty && start[0] is (byte)'[' or (byte)'{' ? JsonFormat.Instance : CborFormat.Instance;
        using var document = carrier.Parse(input, plain);
        if (document is null)
        {
            return Refuse(buffer, plain.Problems[0]);
        }

        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return Refuse(buffer, "a SenML pack is a list of records");
        }

        return WritePack(document.RootElement, input.ReceivedAt.UnixNanoseconds / 1_000_000_000m, tree, buffer);
    }

    private static bool WritePack(JsonElement pack, decimal now, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var state = new SenmlBase(now);
        var number = 0;
        tree.WriteStartArray();
        foreach (var item in pack.EnumerateArray())
        {
            number++;
            if (item.ValueKind != JsonValueKind.Object)
            {
                buffer.Problem($"record {number} is no object");
                continue;
            }

            var record = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var member in item.EnumerateObject())
            {
                record[Labels.GetValueOrDefault(member.Name, member.Name)] = member.Value;
            }

            // RFC 8428, 4.4: a label that ends in _ must be understood or the pack refused.
            if (record.Keys.FirstOrDefault(name => name.EndsWith('_')) is { } strange)
            {
                return Refuse(buffer, $"record {number}: '{strange}' must be understood but is not");
            }

            if (state.Write(record, tree) is { } problem)
            {
                buffer.Problem($"record {number}: {problem}");
            }
        }

        tree.WriteEndArray();
        return true;
    }
}
