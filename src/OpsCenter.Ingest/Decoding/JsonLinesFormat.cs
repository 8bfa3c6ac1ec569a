using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>One JSON value per line (NDJSON): logs of Suricata and Zeek. A bad line does not spoil the others.</summary>
internal sealed class JsonLinesFormat : TreeFormat
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = FormatLimits.Depth };

    private JsonLinesFormat()
    {
    }

    public static JsonLinesFormat Instance { get; } = new();

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var rest = Text.WithoutMark(input.Payload);
        var records = 0;
        var line = 0;
        tree.WriteStartArray();
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.Span.IndexOf((byte)'\n');
            var one = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (one.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (++records > FormatLimits.Records)
            {
                buffer.Problem($"more than {FormatLimits.Records} lines");
                break;
            }

            WriteLine(one, line, tree, buffer);
        }

        tree.WriteEndArray();
        return true;
    }

    private static void WriteLine(ReadOnlyMemory<byte> text, int line, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Limits);
            document.RootElement.WriteTo(tree);
        }
        catch (JsonException exception)
        {
            buffer.Problem($"line {line} is not JSON: {exception.Message}");
        }
    }
}
