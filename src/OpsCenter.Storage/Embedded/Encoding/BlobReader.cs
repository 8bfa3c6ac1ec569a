using System.Buffers.Binary;

namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>Reads what <see cref="BlobWriter"/> wrote; a blob that ends too early throws <see cref="InvalidDataException"/>.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestVarint = 70;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly int Remaining => _bytes.Length - _at;

    public byte Byte() => (uint)_at < (uint)_bytes.Length ? _bytes[_at++] : throw TooShort();

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(sizeof(double)));

    public ReadOnlySpan<byte> Bytes(ulong count)
    {
        if (count > (ulong)Remaining)
        {
            throw TooShort();
        }

        var bytes = _bytes.Slice(_at, (int)count);
        _at += (int)count;
        return bytes;
    }

    public ulong Unsigned()
    {
        // Most are small: differences of differences.
        if ((uint)_at < (uint)_bytes.Length && _bytes[_at] is < 0x80 and var small)
        {
            _at++;
            return small;
        }

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

    private static InvalidDataException TooShort() => new("the blob ends too early");
}
