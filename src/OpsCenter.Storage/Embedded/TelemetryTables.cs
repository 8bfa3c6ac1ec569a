using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Events;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>The writing connection and what it writes. Not thread-safe: the store's write lock guards it.</summary>
internal sealed class TelemetryTables : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly WriteTransaction _transaction;

    public TelemetryTables(SqliteConnection writer, StorageMetrics metrics)
    {
        _writer = writer;
        _transaction = new WriteTransaction(writer, metrics);
        Series = new SeriesTable(writer);
        Journal = new JournalTable(writer);
        Chunks = new ChunkWriter(writer);
        Thinner = new ChunkThinner(Chunks);
        Events = new EventTable(writer);
        FreePages = new FreePages(writer);
    }

    public SeriesTable Series { get; }

    public JournalTable Journal { get; }

    public ChunkWriter Chunks { get; }

    public ChunkThinner Thinner { get; }

    public EventTable Events { get; }

    public FreePages FreePages { get; }

    /// <summary>All or nothing, on disk when it returns.</summary>
    /// <exception cref="SqliteException">The disk refused; nothing has changed.</exception>
    public void InTransaction(Action work) => _transaction.Run(work);

    /// <summary>Null where a write reaches the disk, otherwise why not.</summary>
    public string? Probe() => _transaction.Probe(TelemetrySchema.Version);

    public void Dispose()
    {
        Series.Dispose();
        Journal.Dispose();
        Chunks.Dispose();
        Events.Dispose();
        FreePages.Dispose();
        _transaction.Dispose();
        _writer.Dispose();
    }
}
