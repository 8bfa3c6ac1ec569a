using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>
/// A blob as it lies in the file: CRC-32C of all that follows (SQLite checks no page), one byte that says how it is packed, the
/// unpacked length where it is, and the bytes.
/// </summary>
internal static class SealedBlob
{
    private const byte Plain = 0;
    private const byte Brotli = 1;

    /// <summary>Brotli's level: 1 halves a chunk's bytes for a tenth of the time the highest takes.</summary>
    private const int Level = 1;

    private const int Window = 18;
    private const int HeaderLength = 5;

    /// <summary>A length beyond this is damage, not data.</summary>
    private const int LongestContent = 64 * 1024 * 1024;

    public static byte[] Seal(ReadOnlySpan<byte> content, bool compress)
    {
        if (compress && TryCompress(content) is { } packed)
        {
            return packed;
        }

        var blob = new byte[HeaderLength + content.Length];
        blob[sizeof(uint)] = Plain;
        content.CopyTo(blob.AsSpan(HeaderLength));
        return Signed(blob);
    }

    /// <exception cref="InvalidDataException">The checksum disagrees.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(blob) != Checksum(blob[sizeof(uint)..]))
        {
            throw new InvalidDataException("its checksum disagrees");
        }

        var content = blob[HeaderLength..];
        return blob[sizeof(uint)] switch
        {
            Plain => content,
            Brotli => Decompress(content),
            var kind => throw new InvalidDataException($"it is packed in the unknown way {kind}"),
        };
    }

    private static byte[]? TryCompress(ReadOnlySpan<byte> content)
    {
        // Only worth it where it gets smaller; the unpacked length stands before the packed bytes.
        var blob = new byte[HeaderLength + sizeof(int) + BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, blob.AsSpan(HeaderLength + sizeof(int)), out var written, Level, Window)
            || written + sizeof(int) >= content.Length)
        {
            return null;
        }

        blob[sizeof(uint)] = Brotli;
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(HeaderLength), content.Length);
        return Signed(blob[..(HeaderLength + sizeof(int) + written)]);
    }

    private static byte[] Decompress(ReadOnlySpan<byte> packed)
    {
        var length = packed.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(packed);
        if (length is < 0 or > LongestContent)
        {
            throw new InvalidDataException("its length is impossible");
        }

        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], content, out var written) && written == length
            ? content
            : throw new InvalidDataException("it cannot be unpacked");
    }

    private static byte[] Signed(byte[] blob)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(blob, Checksum(blob.AsSpan(sizeof(uint))));
        return blob;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var single in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, single);
        }

        return ~crc;
    }
}
