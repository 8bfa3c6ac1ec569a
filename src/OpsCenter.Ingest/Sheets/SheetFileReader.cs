using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Csv;
using OpsCenter.Ingest.Decoding.Xlsx;

namespace OpsCenter.Ingest.Sheets;

/// <summary>Reads a CSV file or a workbook as the table of a sheet. Columns are found by their headings, in either language, or by their ids.</summary>
/// <remarks>Of a formula its last value counts. The bounds are those of workbooks from devices; nothing is run and no link followed.</remarks>
public static class SheetFileReader
{
    /// <summary>Bytes of an uploaded file.</summary>
    public const int MaxBytes = 4 << 20;

    private const int MostCells = 1_000;
    private static readonly char[] Separators = [';', ',', '\t'];

    public static SheetInput Read(SheetConfig sheet, ReadOnlyMemory<byte> file)
    {
        var problems = new List<SheetProblem>();
        var rows = IsWorkbook(file.Span) ? Workbook(file, problems) : Csv(file.Span, problems);
        if (problems.Count > 0)
        {
            return new SheetInput([]) { Problems = problems };
        }

        return Table(sheet, rows, problems);
    }

    private static bool IsWorkbook(ReadOnlySpan<byte> file) => file is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    private static SheetInput Table(SheetConfig sheet, List<SheetFileRow> rows, List<SheetProblem> problems)
    {
        Dictionary<int, string>? heading = null;
        var lines = new List<SheetInputLine>();
        foreach (var row in rows)
        {
            if (heading is null)
            {
                // Titles may stand above the heading; the row that names a column is the heading.
                var found = Heading(sheet, row);
                heading = found.Count > 0 ? found : null;
                continue;
            }

            if (lines.Count > SheetJudge.MaxLines)
            {
                break;
            }

            var known = heading;
            var cells = known.ToDictionary(column => column.Value, column => row.Cells.GetValueOrDefault(column.Key, new SheetEntry("")), StringComparer.Ordinal);
            if (cells.Values.Any(cell => cell.Text.Length > 0))
            {
                lines.Add(new SheetInputLine(cells, row.Number));
            }
        }

        if (heading is null)
        {
            problems.Add(Problem("no-heading", "Không tìm thấy dòng tiêu đề: hãy dùng tệp mẫu của bảng này", "No heading row was found: use this sheet's template"));
        }
        else if (sheet.Keys.FirstOrDefault(key => !heading.ContainsValue(key.Id)) is { } missing)
        {
            problems.Add(Problem("no-column", $"Thiếu cột “{missing.Name.Vi}”: hãy dùng tệp mẫu của bảng này", $"The column “{missing.Name.En}” is missing: use this sheet's template"));
        }

        return new SheetInput(problems.Count > 0 ? [] : lines) { Problems = problems };
    }

    private static Dictionary<int, string> Heading(SheetConfig sheet, SheetFileRow row)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, name) in sheet.Keys.Select(key => (key.Id, key.Name)).Concat(sheet.Columns.Select(column => (column.Id, column.Name))))
        {
            foreach (var text in new[] { id, name.Vi, name.En })
            {
                names.TryAdd(Plain(text), id);
            }
        }

        var heading = new Dictionary<int, string>();
        foreach (var (column, cell) in row.Cells)
        {
            if ((names.GetValueOrDefault(Plain(cell.Text)) ?? names.GetValueOrDefault(Plain(WithoutUnit(cell.Text)))) is { } id && !heading.ContainsValue(id))
            {
                heading[column] = id;
            }
        }

        return heading;
    }

    private static string Plain(string text) => string.Join(' ', ToneFree.Fold(text).Replace('*', ' ').Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Headings name the unit in brackets behind the name.</summary>
    private static string WithoutUnit(string text) => text.LastIndexOf('(') is > 0 and var at ? text[..at] : text;

    private static List<SheetFileRow> Workbook(ReadOnlyMemory<byte> file, List<SheetProblem> problems)
    {
        var rows = new List<SheetFileRow>();
        if (XlsxWorkbook.NotOne(file.Span) is not null)
        {
            problems.Add(Problem(
                "old-workbook", "Tệp .xls cũ hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu", "An old .xls or a file with a password: save it as .xlsx without one"));
            return rows;
        }

        try
        {
            var buffer = new TreeBuffer();
            buffer.Begin();
            using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            var workbook = XlsxWorkbook.Open(archive);
            var part = workbook.Find(null).Part;
            var cells = new XlsxCellReader(workbook.ReadSharedTexts(), workbook.ReadDateStyles(), workbook.From1904);
            using var reader = new XlsxRowReader(workbook.Open(part), cells, buffer);
            while (reader.Next() && rows.Count <= SheetJudge.MaxLines + 1)
            {
                if (reader.Cells.Count > 0)
                {
                    rows.Add(new SheetFileRow(reader.Row, reader.Cells.ToDictionary(cell => cell.Key, cell => Entry(cell.Value))));
                }
            }

            problems.AddRange(buffer.Problems.Select(problem => Problem("cell", $"Không đọc được ô {problem}: hãy sửa trong tệp", $"Cell {problem} cannot be read: correct it in the file")));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            problems.Add(Problem("broken", $"Không đọc được tệp: {broken.Message}", $"The file cannot be read: {broken.Message}"));
        }

        return rows;
    }

    private static SheetEntry Entry(XlsxCell cell) =>
        cell.Text is { } text ? new SheetEntry(text) : new SheetEntry(cell.Number.ToString("R", CultureInfo.InvariantCulture), Exact: true);

    private static List<SheetFileRow> Csv(ReadOnlySpan<byte> file, List<SheetProblem> problems)
    {
        var rows = new List<SheetFileRow>();
        if (Text(file) is not { } text)
        {
            problems.Add(Problem("encoding", "Tệp không phải UTF-8: trong Excel hãy lưu kiểu “CSV UTF-8”", "The file is not UTF-8: in Excel save it as “CSV UTF-8”"));
            return rows;
        }

        var first = text.Split('\n', 2)[0];
        var separator = Separators.MaxBy(sign => first.Count(character => character == sign));
        var scanner = new CsvScanner(text, separator, '"', comment: null);
        var cells = new List<string>();
        while (scanner.TryRow(cells, MostCells) && rows.Count <= SheetJudge.MaxLines + 1)
        {
            // An apostrophe in front is what our own template writes against formulas.
            rows.Add(new SheetFileRow(scanner.Line, cells.Select((cell, at) => (at, cell)).Where(cell => cell.cell.Length > 0).ToDictionary(cell => cell.at, cell => new SheetEntry(cell.cell.TrimStart('\'')))));
        }

        if (scanner.Problem is { } broken)
        {
            problems.Add(Problem("broken", $"Không đọc được tệp: {broken}", $"The file cannot be read: {broken}"));
        }

        return rows;
    }

    private static string? Text(ReadOnlySpan<byte> file)
    {
        try
        {
            return file is [0xFF, 0xFE, .. var utf16] ? Encoding.Unicode.GetString(utf16)
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file is [0xEF, 0xBB, 0xBF, .. var utf8] ? utf8 : file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static SheetProblem Problem(string code, string vi, string en) => new(code, new LocalizedText(vi, en));

    private sealed record SheetFileRow(int Number, IReadOnlyDictionary<int, SheetEntry> Cells);
}
