using System.Text;

namespace OpsCenter.Ingest.Decoding.Csv;

/// <summary>Cuts CSV text into rows of cells.</summary>
internal sealed class CsvScanner(string text, char separator, char quote, char? comment)
{
    private int _at;
    private int _lines;

    /// <summary>Line on which the last row began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Why the rest cannot be read; null while it can.</summary>
    public string? Problem { get; private set; }

    public void SkipLines(int count)
    {
        for (var i = 0; i < count && _at < text.Length; i++)
        {
            SkipLine();
        }
    }

    /// <summary>The next row that is neither empty nor a comment.</summary>
    public bool TryRow(List<string> cells, int mostCells)
    {
        while (Problem is null && _at < text.Length)
        {
            Line = _lines + 1;
            if (text[_at] == comment)
            {
                SkipLine();
                continue;
            }

            ReadRow(cells, mostCells);
            if (Problem is null && (cells.Count > 1 || cells[0].Length > 0))
            {
                return true;
            }
        }

        return false;
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', _at);
        _at = end < 0 ? text.Length : end + 1;
        _lines++;
    }

    private void ReadRow(List<string> cells, int mostCells)
    {
        cells.Clear();
        while (true)
        {
            cells.Add(_at < text.Length && text[_at] == quote ? Quoted() : Plain());
            if (cells.Count > mostCells)
            {
                Problem = $"line {Line} has more than {mostCells} cells";
            }

            if (Problem is not null || _at >= text.Length || text[_at] != separator)
            {
                break;
            }

            _at++;
        }

        EndRow();
    }

    private void EndRow()
    {
        if (_at < text.Length && text[_at] == '\r')
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '\n')
        {
            _at++;
        }

        _lines++;
    }

    private string Plain()
    {
        var start = _at;
        while (_at < text.Length && text[_at] != separator && text[_at] is not ('\r' or '\n'))
        {
            _at++;
        }

        return text.AsSpan(start, _at - start).Trim().ToString();
    }

    private string Quoted()
    {
        var cell = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == quote)
            {
                if (_at + 1 >= text.Length || text[_at + 1] != quote)
                {
                    _at++;

                    // Whatever stands between the closing quote and the separator belongs to the cell: tools differ, no text is lost.
                    return cell.Append(Plain()).ToString();
                }

                _at++;
            }

            _lines += c == '\n' ? 1 : 0;
            cell.Append(c);
        }

        Problem = $"line {Line}: a quoted cell has no end";
        return "";
    }
}
