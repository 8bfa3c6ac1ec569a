using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Csv;

/// <summary>Comma-separated values after RFC 4180, with what tools make of it. Each row is a record of texts; empty cells are left out.</summary>
internal sealed class CsvFormat : TreeFormat
{
    private const int MostColumns = 1_000;

    public char Separator { get; init; } = ',';

    public char Quote { get; init; } = '"';

    /// <summary>Lines that begin with it are passed over; null for none.</summary>
    public char? Comment { get; init; }

    /// <summary>Lines before the header or first row.</summary>
    public int Skip { get; init; }

    /// <summary>Column names in order (empty: not wanted); null where the first row names them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var scanner = new CsvScanner(Decode(input.Payload), Separator, Quote, Comment);
        scanner.SkipLines(Skip);
        var names = Columns;
        var cells = new List<string>();
        if (names is null)
        {
            if (!scanner.TryRow(cells, MostColumns))
            {
                return Refuse(buffer, scanner.Problem ?? "there is no header line");
            }

            names = Distinct(cells);
        }

        var rows = 0;
        tree.WriteStartArray();
        while (scanner.TryRow(cells, MostColumns))
        {
            if (++rows > FormatLimits.Records)
            {
                buffer.Problem($"more than {FormatLimits.Records} rows");
                break;
            }

            WriteRow(names, cells, scanner.Line, tree, buffer);
        }

        tree.WriteEndArray();
        if (scanner.Problem is { } problem)
        {
            buffer.Problem(problem);
        }

        return true;
    }

    private static void WriteRow(IReadOnlyList<string> names, List<string> cells, int line, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        tree.WriteStartObject();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i < names.Count && names[i].Length > 0 && cells[i].Length > 0)
            {
                tree.WriteString(names[i], cells[i]);
            }
            else if (i >= names.Count && cells[i].Length > 0)
            {
                // A separator inside an unquoted text, most likely: every later cell would be in the wrong column.
                buffer.Problem($"line {line} has {cells.Count} cells for {names.Count} columns");
                break;
            }
        }

        tree.WriteEndObject();
    }

    /// <summary>A name that stands there twice gets a number, so that each column can be named.</summary>
    private static List<string> Distinct(List<string> names)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new List<string>(names.Count);
        foreach (var name in names)
        {
            var trimmed = name.Trim();
            var count = seen[trimmed] = seen.GetValueOrDefault(trimmed) + 1;
            result.Add(count == 1 ? trimmed : $"{trimmed}_{count}");
        }

        return result;
    }

    private string Decode(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        if (bytes.Length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }

        return Encoding.GetString(Text.WithoutMark(payload).Span);
    }
}
