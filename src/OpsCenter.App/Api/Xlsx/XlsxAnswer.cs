using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.WebUtilities;

namespace OpsCenter.App.Api.Xlsx;

/// <summary>Writes one sheet as a workbook (ECMA-376, the least that Excel and LibreOffice open). Texts are texts: nothing becomes a formula.</summary>
/// <param name="fileName">What the browser saves it as; ASCII.</param>
/// <param name="sheet">Name of the sheet, at most 31 characters.</param>
/// <param name="header">First row, bold and kept in sight.</param>
/// <param name="rows">Cells are <see cref="DateTime"/> (shown as they are, without a zone), <see cref="double"/>, <see cref="string"/>, or null for an empty one.</param>
internal sealed class XlsxAnswer(string fileName, string sheet, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const int DateStyle = 1;
    private const int BoldStyle = 2;

    /// <summary>Day 0 of the 1900 date system, as every reader counts from March 1900 on.</summary>
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // A zip is written piece by piece and not asynchronously all through; what is more than a few kilobytes waits in a temporary file.
        await using var buffer = new FileBufferingWriteStream();
        Write(buffer, httpContext.RequestAborted);
        httpContext.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await buffer.DrainBufferAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    private void Write(Stream target, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Part(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Escaped(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>
            """);
        Part(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
            """);
        using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, Xml);
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="64" width="22"/></cols>""");
        xml.WriteStartElement("sheetData");
        WriteRow(xml, header, BoldStyle);
        foreach (var row in rows)
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
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '�'));
}
