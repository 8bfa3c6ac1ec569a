using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Turns rows into records by the heading's names.</summary>
internal sealed class XlsxRecords(XlsxRowReader rows, XlsxMergedCells merged, int skip, IReadOnlyList<string>? columns)
{
    public bool Write(Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var names = columns is null ? null : columns.Select((name, index) => (Column: index + 1, Name: name)).Where(pair => pair.Name.Length > 0).ToDictionary(pair => pair.Column, pair => pair.Name);
        var (records, characters) = (0, 0L);
        tree.WriteStartArray();
        while (rows.Next())
        {
            // What only stands there because it is merged with a row above makes no record.
            var isBlank = rows.Cells.Count == 0;
            merged.Complete(rows.Row, rows.Cells);
            if (isBlank || rows.Row <= skip)
            {
                continue;
            }

            if (names is null)
            {
                names = Heading(rows.Cells);
                continue;
            }

            characters += rows.Cells.Sum(cell => (long)cell.Value.Length + 8);
            if (++records > FormatLimits.Records || characters > XlsxLimits.TextCharacters)
            {
                buffer.Problem(records > FormatLimits.Records ? $"more than {FormatLimits.Records} rows" : $"more than {XlsxLimits.TextCharacters} characters");
                break;
            }

            WriteRow(names, tree);
        }

        tree.WriteEndArray();
        if (names is null)
        {
            buffer.Problem("there is no heading row");
        }

        return names is not null;
    }

    private void WriteRow(Dictionary<int, string> names, Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        foreach (var (column, value) in rows.Cells)
        {
            if (names.TryGetValue(column, out var name))
            {
                tree.WritePropertyName(name);
                value.Write(tree);
            }
        }

        tree.WriteEndObject();
    }

    /// <summary>Names on one line and in one form of Unicode, as a mapping writes them; one that stands there twice gets a number.</summary>
    private static Dictionary<int, string> Heading(SortedDictionary<int, XlsxCell> cells)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<int, string>();
        foreach (var (column, value) in cells)
        {
            var name = string.Join(' ', value.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            name = name.IsNormalized(NormalizationForm.FormC) ? name : name.Normalize(NormalizationForm.FormC);
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            names[column] = count == 1 ? name : $"{name}_{count}";
        }

        return names;
    }
}
