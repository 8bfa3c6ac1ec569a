using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Events;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>The writing connection of the spool and what it writes. Not thread-safe: the spool's lock guards it.</summary>
internal sealed class SpoolTables : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly WriteTransaction _transaction;

    public SpoolTables(SqliteConnection writer, StorageMetrics metrics)
    {
        _writer = writer;
        _transaction = new WriteTransaction(writer, metrics);
        Series = new SeriesTable(writer);
        Journal = new JournalTable(writer);
        Events = new EventTable(writer);
    }

    public SeriesTable Series { get; }

    public JournalTable Journal { get; }

    public EventTable Events { get; }

    /// <summary>All or nothing, on disk when it returns.</summary>
    /// <exception cref="SqliteException">The disk refused; nothing has changed.</exception>
    public void InTransaction(Action work) => _transaction.Run(work);

    /// <summary>Null where a write reaches the disk, otherwise why not.</summary>
    public string? Probe() => _transaction.Probe(SpoolSchema.Version);

    public void Dispose()
    {
        Series.Dispose();
        Journal.Dispose();
        Events.Dispose();
        _transaction.Dispose();
        _writer.Dispose();
    }
}
