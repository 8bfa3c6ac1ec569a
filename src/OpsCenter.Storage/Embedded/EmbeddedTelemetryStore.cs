using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Events;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Querying;
using OpsCenter.Storage.Embedded.Retention;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>Readings and events in the file <c>telemetry.db</c>.</summary>
/// <remarks>
/// One connection writes and checkpoints, because SQLite 3.7.0 to 3.51.2 can lose commits where several checkpoint one write-ahead
/// log. A commit appends one journal row and one fsync; the points also stay in memory until they are settled into chunks.
/// </remarks>
public sealed class EmbeddedTelemetryStore : ITelemetryStore, IWindowedTelemetryStore, IDisposable
{
    /// <summary>What the upkeep settles in one transaction: about as long as a commit.</summary>
    private const int SlicePoints = 8192;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SeriesCatalogue _catalogue = new();
    private readonly TelemetryTables _tables;
    private readonly ReaderPool _readers;
    private readonly DiskRoom _room;
    private readonly CommitPlan _plan;
    private readonly Settler _settler;
    private readonly TelemetryEraser _eraser;
    private readonly RangeScan _scan;
    private readonly DamageWatch _damage;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;
    private readonly StoreRefusal _refusal;
    private long _journalUpTo;
    private bool _disposed;

    private EmbeddedTelemetryStore(SqliteFile file, EmbeddedStoreOptions options, StorageMetrics metrics, ILogger logger)
    {
        _metrics = metrics;
        _logger = logger;
        _refusal = new StoreRefusal(metrics, reason => Log.WritingFails(logger, reason), () => Log.WritingWorksAgain(logger));
        var writer = file.OpenWriter(options.CheckAtStartMaxBytes);
        _damage = new DamageWatch(logger);
        new TelemetryMigration(writer, file.Path, _damage, logger).Run();
        _tables = new TelemetryTables(writer, metrics);
        _room = new DiskRoom(writer, options);
        _readers = new ReaderPool(file, options.Readers);
        _plan = new CommitPlan(_catalogue, _tables.Chunks, options.MaxSeries, EmbeddedStoreOptions.SectionName);
        _settler = new Settler(_tables, _catalogue, metrics, _damage, options.SettleReadings);
        _eraser = new TelemetryEraser(_tables, _catalogue, _writing, options.Retention.OwnRules(), metrics, _damage);
        _scan = new RangeScan(_readers, _catalogue, _damage);
    }

    public StoreHealth Health => new(_refusal.Reason, _room.IsShort, _room.Last, _damage.Count);

    /// <summary>Points in memory and journal that are not in chunks yet.</summary>
    public long Unsettled => _settler.Unsettled;

    /// <summary>So many are unsettled that moving them is worth its writes.</summary>
    public bool ShouldSettle => _settler.IsDue;

    /// <summary>Opens or makes the file and replays what a stop left in its journal.</summary>
    /// <exception cref="TelemetryFileException">The file is not ours, newer than this build, or damaged.</exception>
    public static EmbeddedTelemetryStore Open(
        DataFolder folder, EmbeddedStoreOptions options, StorageMetrics metrics, ILogger<EmbeddedTelemetryStore> logger)
    {
        var file = new SqliteFile(folder.File("telemetry.db"), TelemetrySchema.ApplicationId, TelemetrySchema.Version, TelemetrySchema.Sql) { GivesRoomBack = true };
        var store = new EmbeddedTelemetryStore(file, options, metrics, logger);
        try
        {
            store.Load();
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException or FormatException)
        {
            store.Dispose();
            throw file.Damaged(error.Message, error);
        }

        Log.Opened(logger, file.Path, store._catalogue.Count, (int)store._settler.Unsettled);
        metrics.Observe("opscenter.storage.series", "Series known", () => store._catalogue.Count);
        metrics.Observe("opscenter.storage.unsettled", "Readings in memory and journal only", () => store._settler.Unsettled);
        metrics.Observe("opscenter.storage.free_bytes", "Room for more readings, reserve included", () => store._room.Last?.FreeBytes ?? 0);
        metrics.Observe("opscenter.storage.damaged", "Pieces of history found unreadable since the start", () => store._damage.Count);
        metrics.Observe("opscenter.storage.unsettled.limit", "Above it commits are refused while the disk does not take chunks", () => store._settler.Most);
        return store;
    }

    public async ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await _writing.WaitAsync(cancellation);
        try
        {
            var outcome = _room.Look() is { } shortage ? new CommitOutcome.Retryable(shortage) : Commit(batch);
            _refusal.Note(outcome);
            _metrics.CommitTime.Record(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            return outcome;
        }
        finally
        {
            _writing.Release();
        }
    }

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation)
    {
        var latest = new List<Reading>();
        foreach (var series in _catalogue.Select(selector))
        {
            if (series.Latest is { } point)
            {
                latest.Add(point.ToReading(series.Key));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<Reading>>(latest);
    }

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var read in _scan.ReadAsync(query with { Percentile = null }, cancellation))
        {
            var points = query.Step is null ? read.Points : [.. read.Windows.Select(window => window.ToPoint(window.Summary.Value(query.Aggregate)))];
            yield return new SeriesPoints(read.Key, points, read.Truncated) { Incomplete = read.Incomplete, Reads = read.Reads };
        }
    }

    public async IAsyncEnumerable<SeriesWindows> WindowsAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (query.Step is null)
        {
            throw new ArgumentException("windows need a step", nameof(query));
        }

        await foreach (var read in _scan.ReadAsync(query, cancellation))
        {
            yield return new SeriesWindows(read.Key, read.Windows, read.Truncated) { Incomplete = read.Incomplete, Reads = read.Reads };
        }
    }

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        _readers.ReadAsync(connection => EventTable.Read(connection, query, cancellation), cancellation);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SeriesKey>>([.. _catalogue.Select(selector).Select(series => series.Key)]);

    public async ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation)
    {
        // The tails first, the chunks after: see the remark on SeriesState.
        var oldest = long.MaxValue;
        var selected = _catalogue.Select(selector);
        foreach (var series in selected)
        {
            var tail = series.Unsettled(long.MinValue, long.MaxValue);
            oldest = tail.Length > 0 ? Math.Min(oldest, tail[0].Time) : oldest;
        }

        var settled = await _readers.ReadAsync(connection => ChunkReader.Oldest(connection, selected.Select(series => series.Id)), cancellation);
        oldest = Math.Min(oldest, settled ?? long.MaxValue);
        return oldest == long.MaxValue ? null : new Instant(oldest);
    }

    public ValueTask<Instant?> OldestEventAsync(string kind, CancellationToken cancellation) =>
        _readers.ReadAsync(connection => EventTable.Oldest(connection, kind), cancellation);

    public async ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        await DeleteReadingsBeforeAsync(measurement, before, cancellation) + await DeleteEventsBeforeAsync(measurement, before, cancellation);

    /// <summary>Looks whether the store can take something, so that want of room is known before a device meets it, and its end without one.</summary>
    public async ValueTask CheckAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            _refusal.Say(_room.Look() ?? (_refusal.Reason is null ? null : _tables.Probe()));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Settles one slice of what is unsettled; true where there is more. Commits get in between two calls.</summary>
    public async ValueTask<bool> SettleStepAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            if (!_settler.Begin(_journalUpTo))
            {
                return false;
            }

            var slice = _settler.Next(SlicePoints);
            _tables.InTransaction(() => _settler.Write(slice));
            return _settler.Done(slice);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Gives some of the pages that deleting left free back to the disk; true where there are more. Commits get in between two calls.</summary>
    public async ValueTask<bool> ShrinkStepAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            if (!_tables.FreePages.TooMany)
            {
                return false;
            }

            var freed = 0L;
            _tables.InTransaction(() => freed = _tables.FreePages.GiveBack());
            _metrics.PagesFreed.Add(freed);
            return freed > 0 && _tables.FreePages.TooMany;
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        // The writer goes last: who closes last checkpoints, and only it may.
        _readers.Dispose();
        _room.Dispose();
        _tables.Dispose();
        _writing.Dispose();
    }

    internal async ValueTask<long> DeleteReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation)
    {
        await SettleAllAsync(cancellation);
        return await _eraser.DeleteReadingsBeforeAsync(measurement, before, cancellation);
    }

    /// <summary>Deletes readings but not the summaries of their hours; answers how many.</summary>
    internal async ValueTask<long> ThinReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation)
    {
        await SettleAllAsync(cancellation);
        return await _eraser.ThinReadingsBeforeAsync(measurement, before, cancellation);
    }

    internal ValueTask<long> DeleteEventsBeforeAsync(string? kind, Instant before, CancellationToken cancellation) =>
        _eraser.DeleteEventsBeforeAsync(kind, before, cancellation);

    /// <summary>All that is there into chunks: what retention deletes there, a start would replay from the journal.</summary>
    private async ValueTask SettleAllAsync(CancellationToken cancellation)
    {
        // First the pass that may be under way, then what came since it began.
        for (var pass = 0; pass < 2; pass++)
        {
            while (await SettleStepAsync(cancellation))
            {
            }
        }
    }

    private void Load()
    {
        _tables.Series.Load(_catalogue);
        _tables.Journal.ReadAfter(0, (number, commit, _) =>
        {
            Apply(commit);
            _journalUpTo = number;
            return true;
        });
    }

    private void Apply(JournalPoint[] points)
    {
        var added = 0;
        foreach (var (id, point) in points)
        {
            added += _catalogue.Get(id).Put(point) ? 1 : 0;
        }

        _settler.Took(added);
    }

    private CommitOutcome Commit(TelemetryBatch batch)
    {
        try
        {
            if (!_settler.IsBehind || !_settler.Begin(_journalUpTo))
            {
                return Store(batch, SettleSlice.None);
            }

            try
            {
                // As much as comes in: readings faster than the chunks are made wait in their senders, not in our memory.
                return Store(batch, _settler.Next(batch.Readings.Count));
            }
            catch (SqliteException error) when (_settler.Unsettled < _settler.Most)
            {
                // The journal may still take this batch; the bound decides when it must not.
                Log.WritingFails(_logger, error.Message);
                return Store(batch, SettleSlice.None);
            }
        }
        catch (SqliteException error)
        {
            return CommitFailure.Of(error);
        }
    }

    private CommitOutcome Store(TelemetryBatch batch, SettleSlice settling)
    {
        if (_plan.Prepare(batch.Readings) is { } reason)
        {
            return new CommitOutcome.Rejected(reason);
        }

        var newEvents = new List<OperationalEvent>();
        var journal = _journalUpTo;
        _tables.InTransaction(() =>
        {
            foreach (var series in _plan.NewSeries)
            {
                _tables.Series.Insert(series);
            }

            if (!_plan.Points.IsEmpty)
            {
                journal = _tables.Journal.Append(_plan.Points).Number;
            }

            newEvents.AddRange(batch.Events.Where(_tables.Events.Put));
            _settler.Write(settling);
        });
        _journalUpTo = journal;
        _settler.Done(settling);
        TakeIn(newEvents.Count);
        return new CommitOutcome.Accepted(_plan.Duplicates, newEvents);
    }

    /// <summary>Only what is on disk gets into memory, where readers see it.</summary>
    private void TakeIn(int events)
    {
        foreach (var series in _plan.NewSeries)
        {
            _catalogue.Add(series);
        }

        var added = 0;
        var points = _plan.Points;
        for (var index = 0; index < points.Length; index++)
        {
            added += _plan.States[index].Put(points[index].Point) ? 1 : 0;
        }

        _settler.Took(added);
        _plan.Count(_metrics, events);
    }
}
