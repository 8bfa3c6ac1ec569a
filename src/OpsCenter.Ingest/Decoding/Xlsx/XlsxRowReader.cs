using System.Globalization;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Reads a sheet row by row.</summary>
internal sealed class XlsxRowReader(XmlReader reader, XlsxCellReader cells, TreeBuffer buffer) : IDisposable
{
    private bool _inRows;

    /// <summary>Number of the row just read, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Its values by column, from 1, without the blank ones.</summary>
    public SortedDictionary<int, XlsxCell> Cells { get; } = [];

    /// <summary>The next row, be it blank; false behind the last.</summary>
    public bool Next()
    {
        while (reader.Read())
        {
            if (reader.LocalName == "sheetData")
            {
                _inRows = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (_inRows && reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                ReadRow();
                return true;
            }
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private void ReadRow()
    {
        // Writers may leave the number out; a row that goes back would break the order that merged cells need.
        Row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > Row ? number : Row + 1;
        Cells.Clear();
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        var column = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            column = XlsxPlace.Parse(reader.GetAttribute("r"))?.Column ?? column + 1;
            var cell = cells.Read(reader, out var problem);
            problem ??= cell is not null && column > XlsxLimits.Columns ? $"more than {XlsxLimits.Columns} columns" : null;
            if (problem is not null)
            {
                buffer.Problem($"{new XlsxPlace(Row, column)}: {problem}");
            }
            else if (cell is { } value)
            {
                Cells[column] = value;
            }
        }
    }
}
