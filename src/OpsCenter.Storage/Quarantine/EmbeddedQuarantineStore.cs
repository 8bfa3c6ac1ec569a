using Microsoft.Data.Sqlite;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.File;

namespace OpsCenter.Storage.Quarantine;

/// <summary>Messages that nothing understood, in the file <c>quarantine.db</c>, so that a flood of them never weighs on the readings' file.</summary>
public sealed class EmbeddedQuarantineStore : IQuarantineStore, IDisposable
{
    /// <summary>Parameters: folded search or null, oldest arrival kept, most rows.</summary>
    private const string Found = """
        SELECT id, received_ns, source, topic, device, reason, payload FROM message
        WHERE (@0 IS NULL OR instr(folded, @0) > 0) AND received_ns >= @1
        """;

    private readonly SemaphoreSlim _using = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly QuarantineOptions _options;
    private readonly TimeProvider _time;
    private readonly StorageMetrics _metrics;

    private EmbeddedQuarantineStore(SqliteConnection connection, QuarantineOptions options, TimeProvider time, StorageMetrics metrics)
    {
        _connection = connection;
        _options = options;
        _time = time;
        _metrics = metrics;
    }

    /// <exception cref="TelemetryFileException">The file is not ours, newer than this build, or damaged.</exception>
    public static EmbeddedQuarantineStore Open(
        DataFolder folder, QuarantineOptions options, long checkUpToBytes, TimeProvider time, StorageMetrics metrics)
    {
        var file = new SqliteFile(folder.File("quarantine.db"), QuarantineSchema.ApplicationId, QuarantineSchema.Version, QuarantineSchema.Sql);
        return new EmbeddedQuarantineStore(file.OpenWriter(checkUpToBytes), options, time, metrics);
    }

    public async ValueTask AddAsync(IReadOnlyList<QuarantineEntry> entries, CancellationToken cancellation)
    {
        await _using.WaitAsync(cancellation);
        try
        {
            using var transaction = _connection.BeginTransaction();
            Insert(entries);
            var dropped = Trim();
            transaction.Commit();
            _metrics.QuarantineDropped.Add(dropped);
        }
        catch (SqliteException error)
        {
            throw new IOException($"the quarantine cannot write: {error.Message}", error);
        }
        finally
        {
            _using.Release();
        }
    }

    public async ValueTask<IReadOnlyList<QuarantineEntry>> ListAsync(string? search, int skip, int take, CancellationToken cancellation)
    {
        await _using.WaitAsync(cancellation);
        try
        {
            using var statement = new Statement(_connection, $"{Found} ORDER BY id DESC LIMIT @2 OFFSET @3", 4);
            return Entries(statement, search, Math.Max(take, 0), Math.Max(skip, 0));
        }
        finally
        {
            _using.Release();
        }
    }

    public async ValueTask<IReadOnlyList<QuarantineEntry>> AfterAsync(string? search, long after, int take, CancellationToken cancellation)
    {
        await _using.WaitAsync(cancellation);
        try
        {
            using var statement = new Statement(_connection, $"{Found} AND id > @3 ORDER BY id LIMIT @2", 4);
            return Entries(statement, search, Math.Max(take, 0), after);
        }
        finally
        {
            _using.Release();
        }
    }

    public async ValueTask<long> RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        await _using.WaitAsync(cancellation);
        try
        {
            using var transaction = _connection.BeginTransaction();
            using var remove = new Statement(_connection, "DELETE FROM message WHERE id = @0 RETURNING bytes", 1);
            var (entries, bytes) = (0L, 0L);
            foreach (var id in ids)
            {
                if (remove.Scalar(id) is long size)
                {
                    (entries, bytes) = (entries + 1, bytes + size);
                }
            }

            using var count = new Statement(_connection, "UPDATE totals SET entries = entries - @0, bytes = bytes - @1", 2);
            count.Execute(entries, bytes);
            transaction.Commit();
            return entries;
        }
        catch (SqliteException error)
        {
            throw new IOException($"the quarantine cannot write: {error.Message}", error);
        }
        finally
        {
            _using.Release();
        }
    }

    public async ValueTask<QuarantineTotals> TotalsAsync(CancellationToken cancellation)
    {
        await _using.WaitAsync(cancellation);
        try
        {
            return Totals();
        }
        finally
        {
            _using.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _using.Dispose();
    }

    private List<QuarantineEntry> Entries(Statement statement, string? search, long take, long from)
    {
        using var rows = statement.Read(search is null ? null : ToneFree.Fold(search), OldestKept(), take, from);
        var found = new List<QuarantineEntry>();
        while (rows.Read())
        {
            found.Add(new QuarantineEntry(
                rows.GetInt64(0),
                new Instant(rows.GetInt64(1)),
                rows.GetString(2),
                rows.GetString(3),
                rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.GetString(5),
                rows.GetFieldValue<byte[]>(6)));
        }

        return found;
    }

    private void Insert(IReadOnlyList<QuarantineEntry> entries)
    {
        using var insert = new Statement(
            _connection,
            "INSERT INTO message (received_ns, source, topic, device, reason, bytes, folded, payload) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)",
            8);
        using var count = new Statement(_connection, "UPDATE totals SET entries = entries + @0, bytes = bytes + @1", 2);
        foreach (var entry in entries)
        {
            insert.Execute(
                entry.ReceivedAt.UnixNanoseconds,
                entry.Source,
                entry.Topic,
                entry.Device,
                entry.Reason,
                entry.Payload.Length,
                ToneFree.Fold($"{entry.Source}\n{entry.Topic}\n{entry.Device}\n{entry.Reason}"),
                entry.Payload.ToArray());
        }

        count.Execute(entries.Count, entries.Sum(entry => (long)entry.Payload.Length));
    }

    /// <summary>Removes the oldest until every bound holds; answers how many.</summary>
    private long Trim()
    {
        var dropped = Drop("received_ns < @0", OldestKept());
        var totals = Totals();
        var (entries, bytes) = (totals.Entries - _options.MaxEntries, totals.Bytes - _options.MaxBytes);
        return entries > 0 || bytes > 0 ? dropped + Drop("id <= @0", NewestToDrop(entries, bytes)) : dropped;
    }

    /// <summary>Counts from the oldest on, as far as the bounds ask for and no further.</summary>
    private long NewestToDrop(long entries, long bytes)
    {
        using var oldest = new Statement(_connection, "SELECT id, bytes FROM message ORDER BY id", 0);
        using var rows = oldest.Read();
        var newest = 0L;
        while ((entries > 0 || bytes > 0) && rows.Read())
        {
            newest = rows.GetInt64(0);
            entries--;
            bytes -= rows.GetInt64(1);
        }

        return newest;
    }

    private long Drop(string which, long value)
    {
        using var sum = new Statement(_connection, $"SELECT count(*), coalesce(sum(bytes), 0) FROM message WHERE {which}", 1);
        long entries, bytes;
        using (var row = sum.Read(value))
        {
            row.Read();
            (entries, bytes) = (row.GetInt64(0), row.GetInt64(1));
        }

        if (entries > 0)
        {
            using var delete = new Statement(_connection, $"DELETE FROM message WHERE {which}", 1);
            using var count = new Statement(
                _connection, "UPDATE totals SET entries = entries - @0, bytes = bytes - @1, dropped = dropped + @0", 2);
            delete.Execute(value);
            count.Execute(entries, bytes);
        }

        return entries;
    }

    private QuarantineTotals Totals()
    {
        using var statement = new Statement(_connection, "SELECT entries, bytes, dropped FROM totals", 0);
        using var row = statement.Read();
        row.Read();
        return new QuarantineTotals(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    private long OldestKept() => (_time.GetInstant() - _options.MaxAge).UnixNanoseconds;
}
