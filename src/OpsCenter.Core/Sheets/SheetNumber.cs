using System.Globalization;
using System.Text;

namespace OpsCenter.Core.Sheets;

/// <summary>Reads numbers as Vietnamese (<c>1.234,5</c>) and English (<c>1,234.5</c>) people write them.</summary>
/// <remarks>
/// With both marks the last one is the decimal mark. A mark that stands there twice parts thousands. A single mark is the decimal mark unless exactly
/// three digits follow one to three others (not a lone 0): then it parts thousands where the column knows no decimals, else the table's other numbers
/// decide, else the caller.
/// </remarks>
public static class SheetNumber
{
    private const int Group = 3;

    /// <summary>The decimal mark that a text shows beyond doubt; null where it shows none.</summary>
    public static char? Mark(string text)
    {
        var plain = Plain(text);
        var (points, commas) = (plain.Count(sign => sign == '.'), plain.Count(sign => sign == ','));
        return (points, commas) switch
        {
            (0, 0) => null,
            ( > 0, > 0) => plain.LastIndexOf('.') > plain.LastIndexOf(',') ? '.' : ',',
            ( > 1, 0) => ',',
            (0, > 1) => '.',
            _ => IsAmbiguous(plain) ? null : points > 0 ? '.' : ',',
        };
    }

    /// <summary>Null where it is no number.</summary>
    /// <param name="text">Blanks inside part thousands; the column's unit may stand behind it.</param>
    /// <param name="unit">E.g. <c>%</c>; empty for none.</param>
    /// <param name="whole">The column knows no decimals.</param>
    /// <param name="decimalMark">For what is ambiguous: <c>,</c> or <c>.</c>.</param>
    public static double? Parse(string text, string unit, bool whole, char decimalMark)
    {
        var plain = Plain(unit.Length > 0 && text.TrimEnd().EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? text.TrimEnd()[..^unit.Length] : text);
        var sign = plain.StartsWith('-') ? "-" : "";
        var digits = plain.TrimStart('-', '+');
        if (plain.Length - digits.Length > 1)
        {
            return null;
        }

        var mark = Mark(digits) ?? (whole && IsAmbiguous(digits) ? (digits.Contains('.', StringComparison.Ordinal) ? ',' : '.') : decimalMark);
        var parts = digits.Split(mark);
        if (parts.Length > 2 || !IsGrouped(parts[0], mark == ',' ? '.' : ',') || (parts.Length == 2 && (parts[1].Length == 0 || !parts[1].All(char.IsAsciiDigit))))
        {
            return null;
        }

        var integer = string.Concat(parts[0].Where(char.IsAsciiDigit));
        return double.TryParse($"{sign}{integer}.{(parts.Length == 2 ? parts[1] : "0")}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    /// <summary>As stored: a decimal point, no grouping.</summary>
    public static string Format(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Could be read both ways.</summary>
    public static bool IsAmbiguous(string text)
    {
        var plain = Plain(text).TrimStart('-', '+');
        var at = plain.IndexOfAny(['.', ',']);
        return at is > 0 and <= Group && plain.Length == at + 1 + Group && plain.IndexOfAny(['.', ','], at + 1) < 0
            && plain[..at].All(char.IsAsciiDigit) && plain[(at + 1)..].All(char.IsAsciiDigit) && plain[0] != '0';
    }

    private static bool IsGrouped(string digits, char group)
    {
        if (digits.Length == 0)
        {
            return false;
        }

        var groups = digits.Split(group);
        return groups.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && (groups.Length == 1 || (groups[0].Length <= Group && groups.Skip(1).All(part => part.Length == Group)));
    }

    /// <summary>Without blanks of any kind, and with the plain minus.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign))
            {
                plain.Append(sign is '\u2212' or '\u2013' ? '-' : sign);
            }
        }

        return plain.ToString();
    }
}
