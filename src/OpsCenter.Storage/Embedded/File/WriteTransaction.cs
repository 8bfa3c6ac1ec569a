using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>Transactions of the writing connection of a file. Not thread-safe: the store's write lock guards it.</summary>
internal sealed class WriteTransaction(SqliteConnection writer, StorageMetrics metrics) : IDisposable
{
    private readonly Statement _begin = new(writer, "BEGIN IMMEDIATE", 0);
    private readonly Statement _commit = new(writer, "COMMIT", 0);

    /// <summary>All or nothing, on disk when it returns.</summary>
    /// <exception cref="SqliteException">The disk refused; nothing has changed.</exception>
    public void Run(Action work)
    {
        _begin.Execute();
        try
        {
            work();
            var started = TimeProvider.System.GetTimestamp();
            _commit.Execute();
            metrics.FsyncTime.Record(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Writes one page, the least there is, and changes nothing; null where it reaches the disk, otherwise why not.</summary>
    /// <param name="formatVersion">The one that the file has.</param>
    public string? Probe(int formatVersion)
    {
        try
        {
            Run(() => SqliteFile.Execute(writer, $"PRAGMA user_version={formatVersion}"));
            return null;
        }
        catch (SqliteException error)
        {
            return error.Message;
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
    }

    private void Rollback()
    {
        try
        {
            SqliteFile.Execute(writer, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk or a failed write makes SQLite roll back by itself; then there is nothing left to roll back.
        }
    }
}
