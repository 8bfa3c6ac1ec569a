using System.Globalization;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Reads a cell's value: <c>&lt;c r="B7" s="3" t="s"&gt;&lt;v&gt;12&lt;/v&gt;&lt;/c&gt;</c>. Of a formula its last result counts.</summary>
internal sealed class XlsxCellReader(IReadOnlyList<string> shared, IReadOnlyList<XlsxDateStyle> styles, bool from1904)
{
    /// <summary>Null for a blank cell. Leaves the reader on the cell's end.</summary>
    /// <param name="reader">On the element <c>c</c>.</param>
    /// <param name="problem">Why the value cannot be used; null where it can.</param>
    public XlsxCell? Read(XmlReader reader, out string? problem)
    {
        problem = null;
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < styles.Count ? styles[at] : XlsxDateStyle.Number;
        if (reader.IsEmptyElement)
        {
            return null;
        }

        string? value = null;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" })
            {
                value = XlsxText.ReadElement(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                value = XlsxText.ReadRuns(reader);
            }
        }

        return string.IsNullOrEmpty(value) ? null : Of(type, value, style, out problem);
    }

    private XlsxCell? Of(string? type, string value, XlsxDateStyle style, out string? problem)
    {
        problem = null;
        switch (type)
        {
            case "s":
                if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count)
                {
                    return Trimmed(shared[index]);
                }

                problem = $"no text has the number {value}";
                return null;
            case "b":
                return new XlsxCell(null, value == "1" ? 1 : 0, IsFlag: true);
            case "str" or "inlineStr" or "d" or "e":
                return Trimmed(value);
            default:
                return Number(value, style, out problem);
        }
    }

    private XlsxCell? Number(string value, XlsxDateStyle style, out string? problem)
    {
        problem = null;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            problem = "not a number";
            return null;
        }

        if (style == XlsxDateStyle.Number)
        {
            return new XlsxCell(null, number);
        }

        if (XlsxDate.Text(number, style, from1904) is { } date)
        {
            return new XlsxCell(date);
        }

        problem = string.Create(CultureInfo.InvariantCulture, $"{number} is no date");
        return null;
    }

    private static XlsxCell? Trimmed(string text) => text.Trim() is { Length: > 0 } trimmed ? new XlsxCell(trimmed) : null;
}
