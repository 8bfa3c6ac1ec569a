using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace OpsCenter.Storage.Backup;

/// <summary>The committed frames of an SQLite write-ahead log (file format, section 4): which page's newest content stands where.</summary>
internal sealed class WalFrames
{
    private const uint Magic = 0x377F_0682;
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int SaltsAt = 16;
    private const int FrameSaltsAt = 8;
    private const int SaltsBytes = 8;

    private readonly Dictionary<uint, long> _committed = [];
    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly int _pageSize;

    private WalFrames(int pageSize) => _pageSize = pageSize;

    /// <summary>Pages of the database at the last commit; 0 where the log holds none.</summary>
    public uint Pages { get; private set; }

    /// <summary>Null where the log was begun anew meanwhile.</summary>
    public static WalFrames? Read(SafeFileHandle log, int pageSize)
    {
        var frames = new WalFrames(pageSize);
        if (!frames.ReadHeader(log))
        {
            return frames;
        }

        frames.ReadFrames(log);

        // The header is the first thing a new log writes over.
        var after = new byte[HeaderBytes];
        return RandomAccess.Read(log, after, 0) == HeaderBytes && after.AsSpan().SequenceEqual(frames._header) ? frames : null;
    }

    /// <summary>Answers false where the log holds no frame of the page.</summary>
    /// <exception cref="SnapshotLostException">The log was begun anew.</exception>
    public bool TryPage(SafeFileHandle log, uint page, Span<byte> into)
    {
        if (!_committed.TryGetValue(page, out var at))
        {
            return false;
        }

        // The content first: a writer puts a frame's header before its content, so an old header proves that the content was the old one.
        Span<byte> header = stackalloc byte[FrameHeaderBytes];
        if (RandomAccess.Read(log, into, at + FrameHeaderBytes) != into.Length
            || RandomAccess.Read(log, header, at) != FrameHeaderBytes
            || !header.Slice(FrameSaltsAt, SaltsBytes).SequenceEqual(_header.AsSpan(SaltsAt, SaltsBytes)))
        {
            throw new SnapshotLostException();
        }

        return true;
    }

    private bool ReadHeader(SafeFileHandle log)
    {
        if (RandomAccess.Read(log, _header, 0) != HeaderBytes || (BinaryPrimitives.ReadUInt32BigEndian(_header) & ~1u) != Magic)
        {
            return false;
        }

        var sum = new WalChecksum(bigEndian: (_header[3] & 1) == 1);
        sum.Add(_header.AsSpan(0, 24));
        return sum.Is(_header.AsSpan(24, 8)) && BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(8)) == (uint)_pageSize;
    }

    /// <summary>To the last frame whose checksum, which goes over all before it, holds; what follows the last commit among them is not committed.</summary>
    private void ReadFrames(SafeFileHandle log)
    {
        var sum = new WalChecksum(bigEndian: (_header[3] & 1) == 1);
        sum.Add(_header.AsSpan(0, 24));
        var pending = new Dictionary<uint, long>();
        var frame = new byte[FrameHeaderBytes + _pageSize];
        for (long at = HeaderBytes; RandomAccess.Read(log, frame, at) == frame.Length; at += frame.Length)
        {
            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(FrameHeaderBytes));
            if (!frame.AsSpan(FrameSaltsAt, SaltsBytes).SequenceEqual(_header.AsSpan(SaltsAt, SaltsBytes)) || !sum.Is(frame.AsSpan(16, 8)))
            {
                return;
            }

            pending[BinaryPrimitives.ReadUInt32BigEndian(frame)] = at;
            if (BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) is var pages and > 0)
            {
                foreach (var (page, where) in pending)
                {
                    _committed[page] = where;
                }

                pending.Clear();
                Pages = pages;
            }
        }
    }
}
