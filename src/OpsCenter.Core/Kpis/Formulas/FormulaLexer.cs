using System.Globalization;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Cuts a formula into tokens.</summary>
internal static class FormulaLexer
{
    private static readonly string[] Signs = ["<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", ",", ":"];

    /// <exception cref="FormulaException">A character that belongs to nothing.</exception>
    public static List<FormulaToken> Read(string text)
    {
        var tokens = new List<FormulaToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at, out var length);
            tokens.Add(token);
            at += length;
        }

        tokens.Add(new FormulaToken(FormulaTokenKind.End, "", 0, text.Length + 1));
        return tokens;
    }

    private static FormulaToken Next(string text, int at, out int length)
    {
        var rest = text.AsSpan(at);
        if (char.IsAsciiDigit(rest[0]))
        {
            return Number(rest, at + 1, out length);
        }

        if (char.IsLetter(rest[0]) || rest[0] == '_')
        {
            length = Length(rest, static character => char.IsLetterOrDigit(character) || character == '_');
            return new FormulaToken(FormulaTokenKind.Word, rest[..length].ToString(), 0, at + 1);
        }

        if (rest[0] == '"')
        {
            var end = rest[1..].IndexOf('"');
            if (end < 0)
            {
                throw new FormulaException("the text has no end", "Close it with \"", at + 1);
            }

            length = end + 2;
            return new FormulaToken(FormulaTokenKind.Text, rest.Slice(1, end).ToString(), 0, at + 1);
        }

        foreach (var sign in Signs)
        {
            if (rest.StartsWith(sign, StringComparison.Ordinal))
            {
                length = sign.Length;
                return new FormulaToken(FormulaTokenKind.Sign, sign, 0, at + 1);
            }
        }

        throw new FormulaException($"'{rest[0]}' belongs to nothing", "Use numbers, names, + - * / ( ) , and comparisons", at + 1);
    }

    private static FormulaToken Number(ReadOnlySpan<char> rest, int column, out int length)
    {
        length = Length(rest, static character => char.IsAsciiDigit(character) || character == '.');
        var written = rest[..length];
        if (!double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormulaException($"'{written}' is no number", "Write digits with at most one decimal point", column);
        }

        var unit = Length(rest[length..], char.IsLetter);
        if (unit == 0)
        {
            return new FormulaToken(FormulaTokenKind.Number, written.ToString(), number, column);
        }

        var seconds = rest.Slice(length, unit) switch
        {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            _ => throw new FormulaException($"'{rest[..(length + unit)]}' is neither a number nor a duration", "Write 30m, 1h or 1d; other units in quotes behind a blank: 45 \"µg/m³\"", column),
        };
        var text = rest[..(length + unit)].ToString();
        length += unit;
        return new FormulaToken(FormulaTokenKind.Duration, text, number * seconds, column);
    }

    private static int Length(ReadOnlySpan<char> text, Predicate<char> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }
}
