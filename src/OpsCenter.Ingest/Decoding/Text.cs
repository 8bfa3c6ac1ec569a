using System.Text;

namespace OpsCenter.Ingest.Decoding;

/// <summary>Bytes of a payload as text.</summary>
internal static class Text
{
    private const byte FirstOfMark = 0xEF;

    /// <summary>Windows tools put a byte-order mark before UTF-8, which no parser of ours expects.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        return bytes.Length >= 3 && bytes[0] == FirstOfMark && bytes[1] == 0xBB && bytes[2] == 0xBF ? payload[3..] : payload;
    }

    /// <summary>UTF-8, without its mark; what is no UTF-8 becomes the replacement character.</summary>
    public static string Of(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(WithoutMark(payload).Span);
}
