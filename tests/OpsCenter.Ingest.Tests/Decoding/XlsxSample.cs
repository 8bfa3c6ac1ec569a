using System.IO.Compression;
using System.Text;

namespace OpsCenter.Ingest.Tests.Decoding;

/// <summary>A workbook as the office programs save it, of parts that a test may replace.</summary>
internal sealed class XlsxSample
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    /// <summary>As Excel saves it: styles 1 dd/mm/yyyy, 2 built-in 22 (date and time), 3 hh:mm, 4 [h]:mm, 5 a number with "đ".</summary>
    public XlsxSample()
    {
        _parts["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        _parts["_rels/.rels"] = Relations($"<Relationship Id=\"rId1\" Type=\"{Document}/officeDocument\" Target=\"xl/workbook.xml\"/>");
        _parts["xl/_rels/workbook.xml.rels"] = Relations(
            $"<Relationship Id=\"rId1\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Document}/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
            + $"<Relationship Id=\"rId3\" Type=\"{Document}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Document}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + $"<Relationship Id=\"rId5\" Type=\"{Document}/externalLink\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/>");
        _parts["xl/styles.xml"] =
            $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"4\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"hh:mm\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/>"
            + "<numFmt numFmtId=\"167\" formatCode=\"#,##0\\ &quot;đồng&quot;;[Red]-#,##0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";
        Workbook("<sheet name=\"Ghi chú\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"Số liệu\" sheetId=\"2\" r:id=\"rId1\"/>");
        _parts["xl/worksheets/sheet2.xml"] = Sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c></row>", "");
    }

    public string SharedTexts { get; init; } = "";

    public XlsxSample Rows(string rows, string behind = "") => With("xl/worksheets/sheet1.xml", Sheet(rows, behind));

    public XlsxSample Workbook(string sheets, string properties = "") =>
        With("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><workbookPr{properties}/><sheets>{sheets}</sheets></workbook>");

    public XlsxSample With(string part, string text)
    {
        _parts[part] = text;
        return this;
    }

    public byte[] ToBytes()
    {
        _parts["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{SharedTexts}</sst>";
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in _parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n");
                part.Write(text);
            }
        }

        return packed.ToArray();
    }

    private static string Sheet(string rows, string behind) => $"<worksheet xmlns=\"{Main}\"><dimension ref=\"A1\"/><sheetData>{rows}</sheetData>{behind}</worksheet>";

    private static string Relations(string items) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>";
}
