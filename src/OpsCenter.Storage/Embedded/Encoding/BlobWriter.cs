using System.Buffers;
using System.Buffers.Binary;

namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>Grows a byte buffer; kept and cleared between uses, so that a commit allocates nothing.</summary>
internal sealed class BlobWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public int Length => _buffer.WrittenCount;

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    /// <summary>Seven bits a byte, lowest first, the high bit says that more follow.</summary>
    public void Unsigned(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _buffer.Advance(length);
    }

    /// <summary>Zigzag: small numbers of either sign stay short.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Clears, and writes what a blob begins with: the version of its format and how many entries follow.</summary>
    public void Begin(byte version, int entries)
    {
        Clear();
        Byte(version);
        Unsigned((ulong)entries);
    }
}
