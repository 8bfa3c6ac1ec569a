using System.Globalization;
using System.Text;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Raw bytes as a person can read them. Whatever the bytes are, the result is plain text without control characters.</summary>
public static class PayloadView
{
    /// <summary>Longest part shown; a payload may have 2 MiB and a page must stay usable.</summary>
    public const int MaxBytes = 8 * 1024;
    private const int BytesPerLine = 16;

    /// <summary>As UTF-8; what is not text becomes <c>�</c>, control characters become their pictures.</summary>
    public static string Text(ReadOnlySpan<byte> payload)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(Shown(payload)));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' and not ('\n' or '\t'))
            {
                text[i] = (char)(0x2400 + text[i]);
            }
            else if (char.IsControl(text[i]) && text[i] > ' ' || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Format)
            {
                // Bidirectional overrides and their like could make a payload read as something it is not.
                text[i] = '\uFFFD';
            }
        }

        return text.ToString();
    }

    /// <summary>Offset, sixteen bytes, and the same as ASCII.</summary>
    public static string Hex(ReadOnlySpan<byte> payload)
    {
        var dump = new StringBuilder();
        var shown = Shown(payload);
        for (var offset = 0; offset < shown.Length; offset += BytesPerLine)
        {
            var line = shown[offset..Math.Min(offset + BytesPerLine, shown.Length)];
            dump.Append(CultureInfo.InvariantCulture, $"{offset:x6}  ");
            for (var i = 0; i < BytesPerLine; i++)
            {
                dump.Append(i < line.Length ? line[i].ToString("x2", CultureInfo.InvariantCulture) : "  ").Append(i == 7 ? "  " : " ");
            }

            dump.Append(' ');
            foreach (var value in line)
            {
                dump.Append(value is >= 0x20 and < 0x7f ? (char)value : '.');
            }

            dump.Append('\n');
        }

        return dump.ToString();
    }

    private static ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> payload) => payload[..Math.Min(payload.Length, MaxBytes)];
}
