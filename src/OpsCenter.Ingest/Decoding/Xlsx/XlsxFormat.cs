using System.IO.Compression;
using System.Text.Json;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>
/// A sheet of a workbook as Excel and LibreOffice save it (ECMA-376): each row is a record, as of CSV. Numbers are numbers; dates are ISO 8601
/// texts without a zone; a cell merged over rows counts for each of them; blank cells, blank rows and columns without a heading are left out.
/// </summary>
/// <remarks>Read as a stream with the framework's archive and XML reader: nothing is unpacked whole, no document type is read, no link is followed.</remarks>
internal sealed class XlsxFormat : TreeFormat
{
    /// <summary>Name of the sheet; null for the first that is shown.</summary>
    public string? Sheet { get; init; }

    /// <summary>Rows of the sheet above the heading or first row.</summary>
    public int Skip { get; init; }

    /// <summary>Column names in order (empty: not wanted); null where the first row names them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        if (XlsxWorkbook.NotOne(input.Payload.Span) is { } other)
        {
            return Refuse(buffer, other);
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(input.Payload.ToArray(), writable: false), ZipArchiveMode.Read);
            var workbook = XlsxWorkbook.Open(archive);
            var sheet = workbook.Find(Sheet);
            var strings = workbook.ReadSharedTexts();
            var cells = new XlsxCellReader(strings, workbook.ReadDateStyles(), workbook.From1904);
            var merged = XlsxMergedCells.Read(workbook.Open(sheet.Part));
            using var rows = new XlsxRowReader(workbook.Open(sheet.Part), cells, buffer);
            return new XlsxRecords(rows, merged, Skip, Columns).Write(tree, buffer);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return Refuse(buffer, $"not a workbook that can be read: {problem.Message}");
        }
    }
}
