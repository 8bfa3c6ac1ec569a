using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Lexical rules of InfluxDB line protocol over UTF-8. Errors are constant texts in the words InfluxDB uses.</summary>
internal static class LineScanner
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Length of the text up to the first <paramref name="stop"/> or <paramref name="otherStop"/> that no backslash precedes; the whole where there is none.</summary>
    public static int UntilUnescaped(ReadOnlySpan<byte> text, byte stop, byte otherStop)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == (byte)'\\' && i + 1 < text.Length && text[i + 1] is (byte)',' or (byte)'=' or (byte)' ')
            {
                // Only these are escapes; any other backslash, another one included, is itself.
                i++;
            }
            else if (c == stop || c == otherStop)
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Length of the line: to the newline that is not inside a quoted field value.</summary>
    public static int LineLength(ReadOnlySpan<byte> text)
    {
        // Most payloads hold no quotes at all.
        var end = text.IndexOf((byte)'\n');
        end = end < 0 ? text.Length : end;
        return text[..end].Contains((byte)'"') ? QuotedLineLength(text) : end;
    }

    /// <summary>Measurement, tag key, tag value or field key without its escapes; null where it is not UTF-8 or holds control characters.</summary>
    public static string? Name(ReadOnlySpan<byte> raw)
    {
        foreach (var c in raw)
        {
            if (c is < 0x20 or 0x7F)
            {
                return null;
            }
        }

        try
        {
            var text = StrictUtf8.GetString(raw);
            return text.Contains('\\') ? Unescape(text) : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Reads a number or boolean.</summary>
    public static bool TryValue(ReadOnlySpan<byte> token, out double value, out string? error)
    {
        error = null;
        value = 0;
        if (token.IsEmpty)
        {
            error = "missing field value";
        }
        else if (token[0] is (byte)'t' or (byte)'T' or (byte)'f' or (byte)'F')
        {
            value = token[0] is (byte)'t' or (byte)'T' ? 1 : 0;
            error = IsBoolean(token) ? null : "invalid boolean";
        }
        else
        {
            error = TryNumber(token, out value) ? null : "invalid number";
        }

        return error is null;
    }

    private static bool TryNumber(ReadOnlySpan<byte> token, out double value)
    {
        value = 0;
        if (token[^1] == (byte)'i')
        {
            var isInteger = Utf8Parser.TryParse(token[..^1], out long integer, out var used) && used == token.Length - 1;
            value = integer;
            return isInteger;
        }

        if (token[^1] == (byte)'u')
        {
            var isUnsigned = Utf8Parser.TryParse(token[..^1], out ulong unsigned, out var used) && used == token.Length - 1;
            value = unsigned;
            return isUnsigned;
        }

        // NaN and Infinity parse too; neither is a value.
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(token, styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool IsBoolean(ReadOnlySpan<byte> token) =>
        token.SequenceEqual("t"u8) || token.SequenceEqual("T"u8) || token.SequenceEqual("true"u8) || token.SequenceEqual("True"u8)
        || token.SequenceEqual("TRUE"u8) || token.SequenceEqual("f"u8) || token.SequenceEqual("F"u8) || token.SequenceEqual("false"u8)
        || token.SequenceEqual("False"u8) || token.SequenceEqual("FALSE"u8);

    private static int QuotedLineLength(ReadOnlySpan<byte> text)
    {
        var series = UntilUnescaped(text, (byte)' ', (byte)'\n');
        var quoted = false;
        for (var i = series; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when i + 1 < text.Length && text[i + 1] != (byte)'\n':
                    i++;
                    break;
                case (byte)'"':
                    // A quote opens a text only right after '='; elsewhere it is a character of a key.
                    quoted = !quoted && i > 0 && text[i - 1] == (byte)'=';
                    break;
                case (byte)'\n' when !quoted:
                    return i;
            }
        }

        // Unbalanced: only this line is bad, not all that follow.
        var end = text.IndexOf((byte)'\n');
        return quoted && end >= 0 ? end : text.Length;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (',' or '=' or ' '))
            {
                i++;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }
}
