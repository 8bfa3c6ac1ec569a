using System.Globalization;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Which cell styles mean dates: a date is a number in the file, only its format tells.</summary>
internal static class XlsxStyles
{
    /// <summary>Excel's own limit is 65,490.</summary>
    private const int Most = 70_000;

    /// <summary>By the number that a cell's <c>s</c> gives.</summary>
    public static List<XlsxDateStyle> Read(XmlReader reader)
    {
        var custom = new Dictionary<int, XlsxDateStyle>();
        var styles = new List<XlsxDateStyle>();
        var inCells = false;
        while (reader.Read() && custom.Count < Most && styles.Count < Most)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(reader) is { } id && reader.GetAttribute("formatCode") is { } code)
            {
                custom.TryAdd(id, OfCode(code));
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader) ?? 0;
                styles.Add(custom.TryGetValue(format, out var style) ? style : OfBuiltIn(format));
            }
        }

        return styles;
    }

    /// <summary>A format such as <c>dd/mm/yyyy hh:mm</c>; letters in quotes, brackets and behind a backslash are no part of it.</summary>
    internal static XlsxDateStyle OfCode(string code)
    {
        var (date, time, minutes) = (false, false, false);
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (char.ToLowerInvariant(code[at]))
            {
                case '"':
                    at = End(code, at, '"');
                    break;
                case '[' when at + 1 < code.Length && char.ToLowerInvariant(code[at + 1]) is 'h' or 'm' or 's' && char.ToLowerInvariant(code[Math.Min(at + 2, code.Length - 1)]) is 'h' or 'm' or 's' or ']':
                    return XlsxDateStyle.Number;
                case '[':
                    at = End(code, at, ']');
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'y' or 'd':
                    date = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
                case 'm':
                    minutes = true;
                    break;
            }
        }

        // A lone m is a month; beside hours or seconds it is minutes.
        date |= minutes && !time;
        return (date, time) switch
        {
            (true, true) => XlsxDateStyle.DateAndTime,
            (true, false) => XlsxDateStyle.Date,
            (false, true) => XlsxDateStyle.Time,
            _ => XlsxDateStyle.Number,
        };
    }

    /// <summary>ECMA-376 part 1, 18.8.30.</summary>
    private static XlsxDateStyle OfBuiltIn(int format) => format switch
    {
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => XlsxDateStyle.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => XlsxDateStyle.Time,
        22 => XlsxDateStyle.DateAndTime,
        _ => XlsxDateStyle.Number,
    };

    private static int End(string code, int at, char mark) => code.IndexOf(mark, at + 1) is var end and >= 0 ? end : code.Length;

    private static int? Number(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
