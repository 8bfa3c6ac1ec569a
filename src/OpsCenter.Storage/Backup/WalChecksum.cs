using System.Buffers.Binary;

namespace OpsCenter.Storage.Backup;

/// <summary>The running checksum of a write-ahead log (SQLite file format, section 4.2).</summary>
internal struct WalChecksum(bool bigEndian)
{
    private uint _first;
    private uint _second;

    /// <param name="bytes">A multiple of eight.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            _first = unchecked(_first + Word(bytes) + _second);
            _second = unchecked(_second + Word(bytes[4..]) + _first);
        }
    }

    public readonly bool Is(ReadOnlySpan<byte> stored) =>
        BinaryPrimitives.ReadUInt32BigEndian(stored) == _first && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == _second;

    private readonly uint Word(ReadOnlySpan<byte> bytes) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
