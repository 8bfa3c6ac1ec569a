using System.Buffers.Binary;

namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>Reads what <see cref="BlobWriter"/> wrote; a blob that ends too early throws <see cref="InvalidDataException"/>.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestVarint = 70;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            throw new InvalidDataException("the blob ends too early");
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public double Double()
    {
        if (_rest.Length < sizeof(double))
        {
            throw new InvalidDataException("the blob ends too early");
        }

        var value = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[sizeof(double)..];
        return value;
    }

    public ReadOnlySpan<byte> Bytes(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new InvalidDataException("the blob ends too early");
        }

        var bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < LongestVarint; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number in the blob has no end");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads what <see cref="BlobWriter.Begin"/> wrote; answers how many entries follow.</summary>
    /// <param name="known">The version that the caller reads.</param>
    public int Begin(byte known)
    {
        if (Byte() is var version && version != known)
        {
            throw new InvalidDataException($"its version {version} is unknown");
        }

        var entries = Unsigned();
        return entries <= (ulong)Remaining ? (int)entries : throw new InvalidDataException("its length is impossible");
    }
}
