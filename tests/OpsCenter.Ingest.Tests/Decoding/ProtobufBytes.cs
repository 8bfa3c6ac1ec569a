using System.Text;

namespace OpsCenter.Ingest.Tests.Decoding;

/// <summary>Fields of protobuf messages, as bytes.</summary>
internal static class ProtobufBytes
{
    public static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Field(int field, byte[] content) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    public static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    public static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }

    public static byte[] Single(int field, float value) => [.. Varint((ulong)((field << 3) | 5)), .. BitConverter.GetBytes(value)];
}
