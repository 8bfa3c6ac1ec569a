using System.Text;

namespace OpsCenter.Ingest.Decoding.Xml;

/// <summary>Bytes of an XML document as text, by mark, by shape, then by declaration.</summary>
internal static class XmlText
{
    private const int LongestDeclaration = 200;

    public static string Of(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        var wide = Wide(bytes, out var mark);
        if (wide is not null)
        {
            return wide.GetString(bytes[mark..]);
        }

        // A declaration of UTF-16 in a text of single bytes is a lie: .NET writers leave it there when the text is re-encoded.
        var declared = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, LongestDeclaration)]);
        var end = declared.IndexOf("?>", StringComparison.Ordinal);
        declared = end < 0 ? "" : declared[..end].ToUpperInvariant();
        var latin = declared.Contains("ISO-8859-1", StringComparison.Ordinal) || declared.Contains("WINDOWS-1252", StringComparison.Ordinal);
        return latin ? Encoding.Latin1.GetString(bytes) : Text.Of(payload);
    }

    private static Encoding? Wide(ReadOnlySpan<byte> bytes, out int mark)
    {
        mark = 0;
        if (bytes.Length < 2)
        {
            return null;
        }

        mark = (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) ? 2 : 0;
        return (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) or ((byte)'<', 0) => Encoding.Unicode,
            (0xFE, 0xFF) or (0, (byte)'<') => Encoding.BigEndianUnicode,
            _ => null,
        };
    }
}
