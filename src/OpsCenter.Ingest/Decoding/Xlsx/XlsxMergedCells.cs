using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>
/// Cells that are merged over several rows, as station names are. The file has the value in the first row only, but a person reads it in all.
/// Merging over columns changes nothing: the value is in the first.
/// </summary>
internal sealed class XlsxMergedCells
{
    private readonly Dictionary<XlsxPlace, int> _lastRows = [];
    private readonly Dictionary<int, (int LastRow, XlsxCell Value)> _open = [];

    /// <summary>They stand behind the rows, so the sheet is read once more for them.</summary>
    public static XlsxMergedCells Read(XmlReader reader)
    {
        var merged = new XlsxMergedCells();
        using (reader)
        {
            while (reader.Read())
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "mergeCell" })
                {
                    continue;
                }

                if (reader.GetAttribute("ref") is { } area && area.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
                    && XlsxPlace.Parse(area.AsSpan(0, colon)) is { } first && XlsxPlace.Parse(area.AsSpan(colon + 1)) is { } last && last.Row > first.Row)
                {
                    merged._lastRows[first] = last.Row;
                }

                if (merged._lastRows.Count > XlsxLimits.MergedCells)
                {
                    throw new InvalidDataException($"more than {XlsxLimits.MergedCells} merged cells");
                }
            }
        }

        return merged;
    }

    /// <summary>Rows come in order: gives the row the values that began above it, and remembers those that begin in it.</summary>
    public void Complete(int row, SortedDictionary<int, XlsxCell> cells)
    {
        foreach (var (column, (lastRow, value)) in _open)
        {
            if (row <= lastRow)
            {
                cells.TryAdd(column, value);
            }
            else
            {
                _open.Remove(column);
            }
        }

        foreach (var (column, value) in cells)
        {
            if (_lastRows.TryGetValue(new XlsxPlace(row, column), out var lastRow))
            {
                _open[column] = (lastRow, value);
            }
        }
    }
}
