using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Events;
using OpsCenter.Storage.Embedded.File;
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
        Journal = new SpoolJournal(writer);
        Events = new EventTable(writer);
    }

    public SeriesTable Series { get; }

    public SpoolJournal Journal { get; }

    public EventTable Events { get; }

    /// <summary>All or nothing, on disk when it returns.</summary>
    /// <exception cref="SqliteException">The disk refused; nothing has changed.</exception>
    public void InTransaction(Action work) => _transaction.Run(work);

    /// <summary>Writes something that changes nothing.</summary>
    /// <exception cref="SqliteException">The disk refuses.</exception>
    public void Touch() => InTransaction(() => SqliteFile.Execute(_writer, $"PRAGMA user_version={SpoolSchema.Version}"));

    public void Dispose()
    {
        Series.Dispose();
        Journal.Dispose();
        Events.Dispose();
        _transaction.Dispose();
        _writer.Dispose();
    }
}
