using System.Text;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>How a payload is written in the form.</summary>
public enum PayloadNotation
{
    /// <summary>UTF-8.</summary>
    Text,

    /// <summary>Pairs of digits, with or without blanks between.</summary>
    Hex,

    Base64,
}

internal static class PayloadNotationExtensions
{
    /// <summary>Null where the text is not of that notation.</summary>
    public static byte[]? Bytes(this PayloadNotation notation, string text)
    {
        try
        {
            return notation switch
            {
                PayloadNotation.Hex => Convert.FromHexString(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))),
                PayloadNotation.Base64 => Convert.FromBase64String(text),
                _ => Encoding.UTF8.GetBytes(text),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The notation that shows the bytes without loss, and the text in it.</summary>
    public static (PayloadNotation Notation, string Text) Of(ReadOnlySpan<byte> payload)
    {
        var text = Encoding.UTF8.GetString(payload);
        return Encoding.UTF8.GetByteCount(text) == payload.Length && !text.Contains('\uFFFD', StringComparison.Ordinal) && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            ? (PayloadNotation.Text, text)
            : (PayloadNotation.Hex, Convert.ToHexStringLower(payload));
    }
}
