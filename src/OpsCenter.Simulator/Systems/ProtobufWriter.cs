using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OpsCenter.Simulator.Systems;

/// <summary>Writes the fields of one protobuf message, as far as a transit feed needs them. Not thread-safe.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int Delimited = 2;
    private const int Fixed32 = 5;
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Negative ones travel as their two's complement in 64 bits.</summary>
    public void Number(int field, long value)
    {
        Key(field, Varint);
        Raw((ulong)value);
    }

    public void Single(int field, double value)
    {
        Key(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        _bytes.Write(bytes);
    }

    /// <summary>A message within this one.</summary>
    public void Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        Bytes(field, inner.ToArray());
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Bytes(int field, byte[] content)
    {
        Key(field, Delimited);
        Raw((ulong)content.Length);
        _bytes.Write(content);
    }

    private void Key(int field, int wire) => Raw((ulong)((field << 3) | wire));

    private void Raw(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
