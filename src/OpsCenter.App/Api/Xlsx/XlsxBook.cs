using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpsCenter.App.Api.Xlsx;

/// <summary>Writes sheets as a workbook (ECMA-376, the least that Excel and LibreOffice open), row by row. Texts are texts: nothing becomes a formula.</summary>
internal sealed class XlsxBook(params IReadOnlyList<XlsxPage> pages)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const int DateStyle = 1;
    private const int BoldStyle = 2;

    /// <summary>What a cell may hold.</summary>
    private const int MostText = 32_767;

    /// <summary>Day 0 of the 1900 date system, as every reader counts from March 1900 on.</summary>
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public void Write(Stream target, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var numbers = Enumerable.Range(1, pages.Count).ToArray();
        Part(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{string.Concat(numbers.Select(number => $"""<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(number => $"""<Relationship Id="r{number}" Type="{Relations}/worksheet" Target="worksheets/sheet{number}.xml"/>"""))}<Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Part(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(number => $"""<sheet name="{Escaped(pages[number - 1].Name)}" sheetId="{number}" r:id="r{number}"/>"""))}</sheets></workbook>
            """);
        Part(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
            """);
        foreach (var number in numbers)
        {
            Sheet(zip, number, pages[number - 1], cancellation);
        }
    }

    private static void Sheet(ZipArchive zip, int number, XlsxPage page, CancellationToken cancellation)
    {
        using var part = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml"), CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, Xml);
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="64" width="22"/></cols>""");
        xml.WriteStartElement("sheetData");
        WriteRow(xml, page.Header, BoldStyle);
        foreach (var row in page.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteRow(xml, row, textStyle: 0);
        }

        xml.WriteEndDocument();
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<object?> cells, int textStyle)
    {
        xml.WriteStartElement("row");
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c");
            switch (cell)
            {
                case double number when double.IsFinite(number):
                    xml.WriteElementString("v", number.ToString("R", CultureInfo.InvariantCulture));
                    break;
                case DateTime time:
                    xml.WriteAttributeString("s", $"{DateStyle}");
                    xml.WriteElementString("v", (time - Epoch).TotalDays.ToString("R", CultureInfo.InvariantCulture));
                    break;
                case string text:
                    xml.WriteAttributeString("s", $"{textStyle}");
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is");
                    xml.WriteElementString("t", Clean(text));
                    xml.WriteEndElement();
                    break;
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}"""));
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(Clean(text))!;

    /// <summary>XML 1.0 cannot hold every character; names come from messages.</summary>
    private static string Clean(string text)
    {
        var kept = text.Length <= MostText ? text : text[..MostText];
        return kept.All(XmlConvert.IsXmlChar) ? kept : string.Concat(kept.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '�'));
    }
}
