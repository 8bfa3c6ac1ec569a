using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace OpsCenter.Storage.Backup;

/// <summary>One committed state of an SQLite file, read beside the program that writes it and without a copy of it.</summary>
/// <remarks>
/// A read transaction is held. While it lasts, a checkpoint copies no frame into the file that is newer than the transaction, and the log is not begun anew over
/// frames that are not in the file yet. So the file with the log's committed frames laid over it is one state, and holds every commit made before
/// <see cref="Open"/>: a page that a checkpoint is writing this very moment has a frame, and is read from there. Nothing is written and nothing is checkpointed.
/// Not for the process that writes the file itself: whoever closes a file gives back every POSIX lock that its process holds on it.
/// </remarks>
internal sealed class DatabaseSnapshot : IDisposable
{
    private const int HeaderBytes = 100;
    private const int LargestPage = 65_536;

    private readonly SafeFileHandle _file;
    private readonly SqliteConnection _reader;
    private SafeFileHandle? _log;
    private WalFrames? _frames;

    private DatabaseSnapshot(string path, SafeFileHandle file, SqliteConnection reader, bool holdsWriters)
    {
        HoldsWriters = holdsWriters;
        Path = path;
        _file = file;
        _reader = reader;
    }

    public string Path { get; }

    /// <summary>Its writers wait until this is disposed.</summary>
    public bool HoldsWriters { get; }

    /// <summary>Bytes of the database.</summary>
    public long Length { get; private set; }

    /// <summary>The version its program gave it.</summary>
    public int FormatVersion { get; private set; }

    private int PageSize { get; set; }

    /// <param name="path">The database; there must be one.</param>
    /// <param name="writable">
    /// For a file with a rollback journal: what a crash left in it must be undone first. Its writers wait until this is disposed. Never for one with a write-ahead log.
    /// </param>
    /// <exception cref="SnapshotLostException">Try again.</exception>
    public static DatabaseSnapshot Open(string path, bool writable)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var reader = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            Mode = writable ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
        }.ConnectionString);
        var snapshot = new DatabaseSnapshot(path, file, reader, holdsWriters: writable);
        try
        {
            snapshot.Begin();
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Reads whole pages.</summary>
    /// <param name="offset">A multiple of the page size, as is the length of <paramref name="into"/>.</param>
    /// <param name="into">Filled.</param>
    public void Read(long offset, Span<byte> into)
    {
        for (; !into.IsEmpty; into = into[PageSize..], offset += PageSize)
        {
            var page = into[..PageSize];
            if (_log is not null && _frames!.TryPage(_log, (uint)(offset / PageSize) + 1, page))
            {
                continue;
            }

            // A page behind the file's end was given out and never written.
            page[RandomAccess.Read(_file, page, offset)..].Clear();
        }
    }

    public void Dispose()
    {
        // The connection first: closing the file before it would give its locks back.
        _reader.Dispose();
        _log?.Dispose();
        _file.Dispose();
    }

    private void Begin()
    {
        _reader.Open();
        Ask("PRAGMA query_only=1");
        Ask("PRAGMA wal_autocheckpoint=0");
        Ask("BEGIN");

        // BEGIN alone locks nothing; the first read does.
        Ask("SELECT count(*) FROM sqlite_master");
        FormatVersion = (int)Ask("PRAGMA user_version");
        PageSize = ReadPageSize();
        Length = RandomAccess.GetLength(_file) / PageSize * PageSize;
        if (File.Exists(Path + "-wal"))
        {
            _log = File.OpenHandle(Path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _frames = WalFrames.Read(_log, PageSize) ?? throw new SnapshotLostException();
            Length = _frames.Pages > 0 ? (long)_frames.Pages * PageSize : Length;
        }
    }

    private int ReadPageSize()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(_file, header, 0) != HeaderBytes || !header.StartsWith("SQLite format 3\0"u8))
        {
            throw new BackupException($"{Path} is no database, or an empty one.");
        }

        var size = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        return size == 1 ? LargestPage : size;
    }

#pragma warning disable CA2100 // Constant texts of this class.
    private long Ask(string sql)
    {
        using var command = _reader.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long answer ? answer : 0;
    }
#pragma warning restore CA2100
}
