using System.Buffers;
using System.Globalization;
using System.Text;
using OpsCenter.Ingest.Decoding.Csv;

namespace OpsCenter.Ingest.Import;

/// <summary>CSV with a header: a row is one field (columns <c>field</c> and <c>value</c>), or has a column for each field.</summary>
internal sealed class CsvRecords(ImportSettings settings, long unit) : IRecordFormat
{
    private const int MostCells = 10_000;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly List<string> _cells = [];
    private readonly StringBuilder _line = new();
    private CsvColumns? _columns;
    private char _separator = ',';

    public string? Context
    {
        get;
        set
        {
            field = value;
            if (value is not null)
            {
                TakeHeader(value);
            }
        }
    }

    public int RecordLength(ReadOnlySpan<byte> text)
    {
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == (byte)'"')
            {
                quoted = !quoted;
            }
            else if (text[at] == (byte)'\n' && !quoted)
            {
                return at;
            }
        }

        // A quote that never closes spoils its own line, not all that follow.
        var end = text.IndexOf((byte)'\n');
        return quoted && end >= 0 ? end : text.Length;
    }

    public string? Convert(ReadOnlySpan<byte> record, ArrayBufferWriter<byte> line)
    {
        var text = Encoding.UTF8.GetString(record).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (_columns is null)
        {
            Context = text;
            return null;
        }

        var scanner = new CsvScanner(text, _separator, '"', comment: null);
        if (!scanner.TryRow(_cells, MostCells))
        {
            return scanner.Problem;
        }

        if (CsvColumns.IsInflux(_cells))
        {
            Context = text;
            return null;
        }

        if (Row(_columns) is { } problem)
        {
            return problem;
        }

        line.Write(Encoding.UTF8.GetBytes(_line.ToString()));
        return null;
    }

    private void TakeHeader(string text)
    {
        _separator = Separators.MaxBy(separator => text.Count(character => character == separator));
        var header = new List<string>();
        new CsvScanner(text, _separator, '"', comment: null).TryRow(header, MostCells);
        _columns = CsvColumns.Of(header, settings);
    }

    private string? Row(CsvColumns columns)
    {
        _line.Clear();
        var measurement = Cell(columns.Measurement) is { Length: > 0 } named ? named : settings.Measurement;
        if (string.IsNullOrEmpty(measurement))
        {
            return "no measurement";
        }

        Name(measurement);
        foreach (var (name, value) in Tags(columns))
        {
            _line.Append(',');
            Name(name);
            _line.Append('=');
            Name(value);
        }

        _line.Append(' ');
        if (Fields(columns) is { } problem)
        {
            return problem;
        }

        if (CsvTime.Parse(Cell(columns.Time), unit, settings.UtcOffset, out problem) is not { } time)
        {
            return problem;
        }

        _line.Append(CultureInfo.InvariantCulture, $" {time}");
        return null;
    }

    private IEnumerable<(string Name, string Value)> Tags(CsvColumns columns)
    {
        foreach (var (index, name) in columns.TagColumns)
        {
            if (Cell(index) is { Length: > 0 } value)
            {
                yield return (name, value);
            }
        }

        foreach (var pair in Cell(columns.Tags).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is [var name, { Length: > 0 } value])
            {
                yield return (name, value);
            }
        }
    }

    private string? Fields(CsvColumns columns)
    {
        var fields = columns.Field >= 0 ? [(columns.Value, Cell(columns.Field))] : columns.FieldColumns;
        var before = _line.Length;
        foreach (var (index, name) in fields)
        {
            var cell = Cell(index);
            if (cell.Length == 0)
            {
                continue;
            }

            if (!IsValue(cell))
            {
                return $"'{name}' is the text '{cell}': if it is a tag, say so with --column tag.{name}={name}; to leave it out, --column skip={name}";
            }

            if (name.Length == 0)
            {
                return "no field name";
            }

            _line.Append(_line.Length > before ? "," : "");
            Name(name);
            _line.Append('=').Append(cell);
        }

        return _line.Length > before ? null : "no value";
    }

    private string Cell(int index) => index >= 0 && index < _cells.Count ? _cells[index] : "";

    /// <summary>What line protocol takes for a number or a truth value; whether it is a good one the decoder says.</summary>
    private static bool IsValue(string cell) =>
        double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
        || cell is "true" or "false" or "TRUE" or "FALSE" or "True" or "False";

    private void Name(string text)
    {
        foreach (var character in text)
        {
            if (character is ',' or ' ' or '=')
            {
                _line.Append('\\');
            }

            _line.Append(character is '\r' or '\n' ? ' ' : character);
        }
    }
}
