using System.IO.Compression;
using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Ingest.Sheets;
using Xunit;

namespace OpsCenter.Ingest.Tests.Sheets;

public sealed class SheetFileReaderTests
{
    private static readonly SheetConfig Sheet = new()
    {
        Id = "p.month",
        Pack = "p",
        Name = LocalizedText.Same("S"),
        Measurement = "m",
        Keys = [new SheetKey { Id = "area", Name = new LocalizedText("Địa bàn", "Area"), Tag = "area", Kind = SheetKeyKind.Free }],
        Columns =
        [
            new SheetColumn { Id = "planned", Name = new LocalizedText("Kế hoạch", "Planned"), Unit = "tỷ đồng" },
            new SheetColumn { Id = "spent", Name = new LocalizedText("Đã chi", "Spent") },
        ],
    };

    [Theory]
    [InlineData("Địa bàn;Kế hoạch (tỷ đồng) *;Đã chi\nA;1.234,5;2\n")]
    [InlineData("\uFEFFĐịa bàn;Kế hoạch;Đã chi\r\nA;1.234,5;2\r\n;;\r\n")]
    [InlineData("area\tplanned\tspent\nA\t1.234,5\t2")]
    [InlineData("AREA,\"Planned\",Spent\nA,\"1.234,5\",2\n")]
    [InlineData("Báo cáo tháng 10\nDia ban;Đã chi;Ke hoach\nA;2;1.234,5\n")]
    public void Read_CsvAsPeopleSaveIt_FindsTheColumnsByTheirHeadings(string text)
    {
        var input = SheetFileReader.Read(Sheet, Encoding.UTF8.GetBytes(text));

        Assert.Empty(input.Problems);
        var cells = Assert.Single(input.Lines).Cells;
        Assert.Equal(("A", "1.234,5", "2", false), (cells["area"].Text, cells["planned"].Text, cells["spent"].Text, cells["planned"].Exact));
    }

    [Fact]
    public void Read_ColumnThatIsNotThere_StaysOut()
    {
        var line = Assert.Single(SheetFileReader.Read(Sheet, "area;spent\nA;2\n"u8.ToArray()).Lines);

        Assert.Equal(["area", "spent"], line.Cells.Keys.Order());
        Assert.Equal(2, line.Place);
    }

    [Fact]
    public void Read_Workbook_NumbersAreExactAndFormulasTheirValues()
    {
        var input = SheetFileReader.Read(Sheet, Workbook(
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>Địa bàn</t></is></c><c t=\"inlineStr\"><is><t>Kế hoạch (tỷ đồng)</t></is></c><c t=\"inlineStr\"><is><t>Đã chi</t></is></c></row>"
            + "<row r=\"3\"><c t=\"inlineStr\"><is><t>A</t></is></c><c><v>1.234</v></c><c><f>HYPERLINK(\"http://x\")+1</f><v>7</v></c></row>"));

        Assert.Empty(input.Problems);
        var line = Assert.Single(input.Lines);
        Assert.Equal((new SheetEntry("1.234", Exact: true), new SheetEntry("7", Exact: true), 3), (line.Cells["planned"], line.Cells["spent"], line.Place!.Value));
    }

    public static TheoryData<byte[], string> Hostile => new()
    {
        { [0xD0, 0xCF, 0x11, 0xE0, 0, 0], "old-workbook" },
        { "PK\u0003\u0004nonsense"u8.ToArray(), "broken" },
        { Workbook("<!DOCTYPE x [<!ENTITY a \"b\">]>"), "broken" },
        { [0xFF, 0xFF, 0x80, 0x3B], "encoding" },
        { "colour;size\n1;2\n"u8.ToArray(), "no-heading" },
        { "planned;spent\n1;2\n"u8.ToArray(), "no-column" },
        { "area;planned\n\"A;1\n"u8.ToArray(), "broken" },
        { [], "no-heading" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_NoTable_SaysWhatToDo(byte[] file, string code)
    {
        var input = SheetFileReader.Read(Sheet, file);

        Assert.Equal(code, Assert.Single(input.Problems).Code);
        Assert.Empty(input.Lines);
    }

    [Fact]
    public void Read_EndlessRows_AreCutAtTheBound()
    {
        var text = new StringBuilder("area;spent\n");
        for (var row = 0; row < SheetJudge.MaxLines * 3; row++)
        {
            text.Append("A;1\n");
        }

        Assert.InRange(SheetFileReader.Read(Sheet, Encoding.UTF8.GetBytes(text.ToString())).Lines.Count, SheetJudge.MaxLines, SheetJudge.MaxLines + 1);
    }

    private static byte[] Workbook(string rows)
    {
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "_rels/.rels", $"<Relationships><Relationship Id=\"r\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id=\"r\" Type=\"{relations}/worksheet\" Target=\"s.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns:r=\"{relations}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>");
            Part(zip, "xl/s.xml", rows.StartsWith("<!", StringComparison.Ordinal) ? rows + "<worksheet/>" : $"<worksheet><sheetData>{rows}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
