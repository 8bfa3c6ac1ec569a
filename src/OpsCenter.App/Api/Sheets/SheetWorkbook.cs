using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpsCenter.App.Api.Sheets;

/// <summary>Writes a workbook of two pages (ECMA-376, the least that Excel and LibreOffice open): the table, with lists to choose from, and its guide. Texts are texts: nothing becomes a formula.</summary>
/// <param name="name">Of the first page, at most 31 characters.</param>
/// <param name="header">Bold, kept in sight.</param>
/// <param name="rows">Cells are <see cref="double"/>, <see cref="string"/> or null.</param>
/// <param name="allowed">Per column what may be chosen; empty for anything.</param>
/// <param name="guide">Rows of the second page; behind them stand the lists.</param>
internal sealed class SheetWorkbook(
    string name, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<object?>> rows, IReadOnlyList<IReadOnlyList<string>> allowed, IReadOnlyList<IReadOnlyList<object?>> guide)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string GuideName = "Hướng dẫn";
    private const string ListName = "Danh mục";
    private const int Bold = 1;

    /// <summary>Rows below the given ones that may be filled in with the lists at hand.</summary>
    private const int MoreRows = 500;

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public void Write(Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        string[] names = [name, GuideName, ListName];
        Part(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{string.Concat(names.Select((_, at) => $"""<Override PartName="/xl/worksheets/sheet{at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(names.Select((_, at) => $"""<Relationship Id="r{at + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{at + 1}.xml"/>"""))}<Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Part(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(names.Select((one, at) => $"""<sheet name="{System.Security.SecurityElement.Escape(one)}" sheetId="{at + 1}" r:id="r{at + 1}"/>"""))}</sheets></workbook>
            """);
        Part(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
            """);
        Page(zip, 1, [[.. header], .. rows], boldRow: 0, freeze: true, lists: true);
        Page(zip, 2, guide, boldRow: 0, freeze: false, lists: false);
        Page(zip, 3, Lists(), boldRow: 0, freeze: false, lists: false);
    }

    /// <summary>The lists side by side, each under its column's heading.</summary>
    private List<IReadOnlyList<object?>> Lists()
    {
        var longest = allowed.Count == 0 ? 0 : allowed.Max(list => list.Count);
        List<IReadOnlyList<object?>> lists = [[.. header]];
        for (var at = 0; at < longest; at++)
        {
            lists.Add([.. allowed.Select(list => (object?)(at < list.Count ? list[at] : null))]);
        }

        return lists;
    }

    private void Page(ZipArchive zip, int number, IReadOnlyList<IReadOnlyList<object?>> cells, int boldRow, bool freeze, bool lists)
    {
        using var part = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml"), CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, Xml);
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Main);
        if (freeze)
        {
            xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        }

        xml.WriteRaw("""<cols><col min="1" max="60" width="24" customWidth="1"/></cols>""");
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < cells.Count; row++)
        {
            Row(xml, cells[row], row == boldRow ? Bold : 0);
        }

        xml.WriteEndElement();
        if (lists)
        {
            Choices(xml);
        }

        xml.WriteEndDocument();
    }

    private void Choices(XmlWriter xml)
    {
        var columns = allowed.Select((list, at) => (list.Count, Letters: Letters(at))).Where(list => list.Count > 0).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", Main);
        foreach (var (count, letters) in columns)
        {
            xml.WriteStartElement("dataValidation", Main);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("sqref", string.Create(CultureInfo.InvariantCulture, $"{letters}2:{letters}{rows.Count + 1 + MoreRows}"));
            xml.WriteElementString("formula1", Main, string.Create(CultureInfo.InvariantCulture, $"'{ListName}'!${letters}$2:${letters}${count + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, IReadOnlyList<object?> cells, int style)
    {
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c", Main);
            if (cell is double number && double.IsFinite(number))
            {
                xml.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
            }
            else if (cell is string { Length: > 0 } text)
            {
                xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteElementString("t", Main, string.Concat(text.Where(XmlConvert.IsXmlChar)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static void Part(ZipArchive zip, string path, string content)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content.Trim()}"""));
    }
}
