using System.Text;
using OpsCenter.Ingest.Tests.Decoding;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>Workbooks made to hurt: a few hundred kilobytes each.</summary>
internal static class XlsxBombs
{
    public static IEnumerable<(string Name, byte[] Payload)> All()
    {
        yield return ("workbook of a long cell", Sheet("<row><c t='inlineStr'><is><t>" + new string('x', 80_000_000)));
        yield return ("workbook of a long attribute", Sheet("<row r='" + new string('1', 80_000_000)));
        yield return ("workbook of empty rows", Sheet(Repeated("<row/>", 12_000_000)));
        yield return ("workbook of cells", Sheet("<row><c><v>1</v></c></row><row>" + Repeated("<c><v>1</v></c>", 2_000_000)));
        yield return ("workbook nested", Sheet(Repeated("<row>", 1_000_000)));
        yield return ("workbook of merged cells", Sheet("", "<mergeCells>" + string.Concat(Enumerable.Range(1, 100_000).Select(row => $"<mergeCell ref='A{row}:A1048576'/>")) + "</mergeCells>"));
        yield return ("workbook of one text in each cell", new XlsxSample { SharedTexts = $"<si><t>{new string('x', 30_000)}</t></si>" }.Rows(Repeated("<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>", 40_000)).ToBytes());
    }

    private static byte[] Sheet(string rows, string behind = "") => new XlsxSample().Rows(rows, behind).ToBytes();

    private static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
