using System.Buffers.Text;
using System.Text;

namespace OpsCenter.Ingest.Decoding;

/// <summary>Bytes out of base64 (also URL-safe and unpadded) or hex (also with blanks, colons and 0x).</summary>
internal static class EncodedBytes
{
    /// <summary>For <see cref="PayloadEncoding.Raw"/> the bytes stay where they are and <paramref name="bytes"/> is empty.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, PayloadEncoding encoding, out byte[] bytes, out string problem)
    {
        (bytes, problem) = ([], "");
        return encoding switch
        {
            PayloadEncoding.Base64 => TryBase64(text, out bytes) || Refused("base64", out problem),
            PayloadEncoding.Hex => TryHex(text, out bytes) || Refused("hex", out problem),
            _ => true,
        };
    }

    private static bool Refused(string what, out string problem)
    {
        problem = $"not {what}";
        return false;
    }

    private static bool TryBase64(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        var plain = Encoding.ASCII.GetString(text).Replace('-', '+').Replace('_', '/').Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Trim().TrimEnd('=');
        plain = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(plain.Length)];
        if (!Convert.TryFromBase64String(plain, decoded, out var written))
        {
            return false;
        }

        bytes = decoded[..written];
        return true;
    }

    private static bool TryHex(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        var digits = new StringBuilder(text.Length);
        text = text.Trim(" \t\r\n"u8);
        text = text.StartsWith("0x"u8) || text.StartsWith("0X"u8) ? text[2..] : text;
        foreach (var c in text)
        {
            if (c is not ((byte)' ' or (byte)':' or (byte)'-'))
            {
                digits.Append((char)c);
            }
        }

        bytes = new byte[digits.Length / 2];
        return digits.Length % 2 == 0 && Convert.FromHexString(digits.ToString(), bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
