using System.Text;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Xlsx;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class XlsxFormatTests
{
    private const string Texts =
        "<si><t>Trạm</t></si><si><t>Mực nước\n (m)</t></si><si><r><t>Ngày</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> đo</t></r><rPh><t>x</t></rPh></si><si><t>Bến Bình</t></si>";

    [Fact]
    public void Parse_SheetOfExcel_IsTypedRecordsByHeading()
    {
        var decoded = Parse(new XlsxSample { SharedTexts = Texts }.Rows(
            """
            <row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>2</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="2"><v>45809.333333333336</v></c><c r="C2"><v>4.62</v></c><c r="E2" t="str"><v>no heading</v></c></row>
            <row r="3"><c r="B3" s="2"><v>45810</v></c><c r="C3"><f>C2*2</f><v>9.24</v></c></row>
            <row r="4"><c r="A4" s="1"/></row>
            <row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="inlineStr"><is><t>chữ</t></is></c><c r="C6" t="e"><v>#DIV/0!</v></c></row>
            """));

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """[{"Trạm":"Bến Bình","Ngày đo":"2025-06-01T08:00:00","Mực nước (m)":4.62},{"Ngày đo":"2025-06-02T00:00:00","Mực nước (m)":9.24},{"Trạm":true,"Ngày đo":"chữ","Mực nước (m)":"#DIV/0!"}]""",
            decoded.Tree);
    }

    [Theory]
    [InlineData(1, "45809", "\"2025-06-01\"")]
    [InlineData(1, "45809.5", "\"2025-06-01T12:00:00\"")]
    [InlineData(2, "45809.333333333", "\"2025-06-01T08:00:00\"")]
    [InlineData(3, "0.3541666667", "\"08:30:00\"")]
    [InlineData(4, "1.5", "1.5")]
    [InlineData(5, "1250000", "1250000")]
    [InlineData(0, "45809", "45809")]
    [InlineData(1, "59", "\"1900-02-28\"")]
    [InlineData(99, "1", "1")]
    public void Parse_Number_IsADateWhereItsFormatSaysSo(int style, string value, string expected) =>
        Assert.Equal($$"""[{"a":{{expected}}}]""", Parse(Column($"<c r=\"A2\" s=\"{style}\"><v>{value}</v></c>")).Tree);

    [Fact]
    public void Parse_WorkbookFrom1904_CountsFromThere()
    {
        var sample = Column("<c r=\"A2\" s=\"1\"><v>44347</v></c>").Workbook("<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/>", " date1904=\"1\"");

        Assert.Equal("""[{"a":"2025-06-01"}]""", Parse(sample).Tree);
    }

    [Theory]
    [InlineData("yyyy\\-mm\\-dd", nameof(XlsxDateStyle.Date))]
    [InlineData("[$-42A]dd mmmm yyyy;@", nameof(XlsxDateStyle.Date))]
    [InlineData("h:mm AM/PM", nameof(XlsxDateStyle.Time))]
    [InlineData("mm:ss.0", nameof(XlsxDateStyle.Time))]
    [InlineData("d/m/yy h:mm", nameof(XlsxDateStyle.DateAndTime))]
    [InlineData("mmm-yy", nameof(XlsxDateStyle.Date))]
    [InlineData("[hh]:mm:ss", nameof(XlsxDateStyle.Number))]
    [InlineData("General", nameof(XlsxDateStyle.Number))]
    [InlineData("0.00\"m/s\"", nameof(XlsxDateStyle.Number))]
    [InlineData("[Red]0.0_d", nameof(XlsxDateStyle.Number))]
    [InlineData("#,##0 [$đ-42A]", nameof(XlsxDateStyle.Number))]
    public void OfCode_Format_IsTold(string code, string expected) => Assert.Equal(expected, XlsxStyles.OfCode(code).ToString());

    [Fact]
    public void Parse_MergedRows_EachHaveTheValueAndAMergedTitleHasNone()
    {
        var decoded = Parse(
            new XlsxSample().Rows(
                """
                <row r="1"><c r="A1" t="str"><v>BÁO CÁO</v></c></row>
                <row r="2"><c r="A2" t="str"><v>tram</v></c><c r="B2" t="str"><v>h</v></c></row>
                <row r="3"><c r="A3" t="str"><v>Bến Bình</v></c><c r="B3"><v>1</v></c></row>
                <row r="4"><c r="A4"/><c r="B4"><v>2</v></c></row>
                <row r="5"><c r="A5"/></row>
                <row r="6"><c r="A6" t="str"><v>Phả Lại</v></c><c r="B6"><v>3</v></c></row>
                <row r="7"><c r="B7"><v>4</v></c></row>
                """,
                "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A3:A5\"/></mergeCells>"),
            new XlsxFormat { Skip = 1 });

        Assert.Empty(decoded.Problems);
        Assert.Equal("""[{"tram":"Bến Bình","h":1},{"tram":"Bến Bình","h":2},{"tram":"Phả Lại","h":3},{"h":4}]""", decoded.Tree);
    }

    [Fact]
    public void Parse_WithoutPlaces_CountsRowsAndCells() =>
        Assert.Equal(
            """[{"a":1,"a_2":2}]""",
            Parse(new XlsxSample().Rows("<row><c t='str'><v>a</v></c><c t='str'><v>a</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>")).Tree);

    [Fact]
    public void Parse_DecomposedLetters_AreTheNamesThatAMappingWrites() =>
        Assert.Equal("""[{"Mực nước":1}]""", Parse(new XlsxSample().Rows($"<row><c t='str'><v>{"Mực nước".Normalize(NormalizationForm.FormD)}</v></c></row><row><c><v>1</v></c></row>")).Tree);

    [Theory]
    [InlineData(null, """[{"a":1}]""")]
    [InlineData("ghi chú", """[{"a":7}]""")]
    public void Parse_Sheet_IsTheFirstShownOrTheNamedOne(string? name, string expected) =>
        Assert.Equal(expected, Parse(Column("<c r=\"A2\"><v>1</v></c>"), new XlsxFormat { Sheet = name }).Tree);

    [Fact]
    public void Parse_SheetThatIsNotThere_NamesThoseThatAre()
    {
        var decoded = Parse(Column(""), new XlsxFormat { Sheet = "Tháng 6" });

        Assert.Null(decoded.Tree);
        Assert.Equal("not a workbook that can be read: there is no sheet 'Tháng 6', only 'Ghi chú', 'Số liệu'", Assert.Single(decoded.Problems));
    }

    [Fact]
    public void Parse_NamedColumns_NeedNoHeading() =>
        Assert.Equal("""[{"x":1},{"x":2}]""", Parse(new XlsxSample().Rows("<row><c><v>9</v></c><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>"), new XlsxFormat { Columns = ["", "x"] }).Tree);

    [Theory]
    [InlineData("<c r=\"A2\" t=\"s\"><v>12</v></c>", "A2: no text has the number 12")]
    [InlineData("<c r=\"A2\"><v>1,5</v></c>", "A2: not a number")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>-3</v></c>", "A2: -3 is no date")]
    [InlineData("<c r=\"ZZ2\"><v>1</v></c><c r=\"AMM2\"><v>1</v></c>", "AMM2: more than 1000 columns")]
    public void Parse_BadCell_IsNamedByItsPlace(string cell, string problem) => Assert.Equal(problem, Assert.Single(Parse(Column(cell)).Problems));

    [Fact]
    public void Parse_TooManyRows_StopsAtTheBound()
    {
        var rows = "<row><c t='str'><v>a</v></c></row>" + string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", FormatLimits.Records + 5));

        Assert.Equal($"more than {FormatLimits.Records} rows", Assert.Single(Parse(new XlsxSample().Rows(rows)).Problems));
    }

    [Fact]
    public void Parse_ExternalEntity_IsRefused()
    {
        var sample = new XlsxSample().With("xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>");

        var decoded = Parse(sample);

        Assert.Null(decoded.Tree);
        Assert.Contains("DTD", Assert.Single(decoded.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n1;2", "not a workbook (.xlsx)")]
    [InlineData("PK\u0003\u0004 cut off", "not a workbook that can be read: ")]
    public void Parse_SomethingElse_IsRefused(string payload, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Decoded.Of(new XlsxFormat(), payload).Problems), StringComparison.Ordinal);

    [Fact]
    public void Parse_OldOrLockedWorkbook_SaysWhatToDo() =>
        Assert.Contains("without a password", Assert.Single(Decoded.Of(new XlsxFormat(), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Problems), StringComparison.Ordinal);

    [Fact]
    public void Parse_MutatedWorkbooks_BecomeATreeOrAReason()
    {
        var whole = new XlsxSample { SharedTexts = Texts }.Rows("<row><c t=\"s\"><v>0</v></c></row><row><c><v>1</v></c></row>").ToBytes();
        var random = new Random(20261122);
        var reasons = 0;
        for (var round = 0; round < 400; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            var decoded = Decoded.Of(new XlsxFormat(), bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
            Assert.True(decoded.Tree is not null || decoded.Problems.Count > 0, $"round {round}");
            reasons += decoded.Problems.Count;
        }

        Assert.True(reasons > 100, $"{reasons} reasons");
    }

    private static XlsxSample Column(string cells) => new XlsxSample().Rows($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"2\">{cells}</row>");

    private static Decoded Parse(XlsxSample sample, XlsxFormat? format = null) => Decoded.Of(format ?? new XlsxFormat(), sample.ToBytes());
}
