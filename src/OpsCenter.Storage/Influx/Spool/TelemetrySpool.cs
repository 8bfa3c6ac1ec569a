using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Embedded.Events;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Influx.Lines;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>The file <c>spool.db</c>: commits on their way to InfluxDB, all series with their newest reading, and the events.</summary>
/// <remarks>
/// A commit is one row and one fsync. Rows leave in order through <see cref="NextAsync"/> and <see cref="SentAsync"/>, one caller at a time; sent
/// ones stay a while, so that a restart still knows a repetition when it sees one. Thread-safe.
/// </remarks>
internal sealed class TelemetrySpool : IDisposable
{
    private const int EventReaders = 2;
    private const int SliceSeries = 500;
    private const int SliceEvents = 1000;
    private const long Megabyte = 1_000_000;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _lettingGo = new(1, 1);
    private readonly SpoolTables _tables;
    private readonly ReaderPool _readers;
    private readonly DiskRoom _room;
    private readonly CommitPlan _plan;
    private readonly SpoolCount _count;
    private readonly InfluxStoreOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly HashSet<SeriesState> _touched = [];
    private readonly StoreRefusal _refusal;
    private bool _disposed;

    private TelemetrySpool(SqliteFile file, InfluxStoreOptions options, EmbeddedStoreOptions disk, StorageMetrics metrics, TimeProvider time, ILogger logger)
    {
        _options = options;
        _metrics = metrics;
        _refusal = new StoreRefusal(metrics, reason => Log.SpoolRefuses(logger, reason), () => Log.SpoolTakesAgain(logger));
        _count = new SpoolCount(time);
        var writer = file.OpenWriter(disk.CheckAtStartMaxBytes);
        _tables = new SpoolTables(writer, metrics);
        _room = new DiskRoom(writer, disk);
        _readers = new ReaderPool(file, EventReaders);
        _plan = new CommitPlan(Catalogue, chunks: null, options.MaxSeries, InfluxStoreOptions.SectionName);
    }

    public SeriesCatalogue Catalogue { get; } = new();

    public TagNames Tags { get; } = new();

    /// <summary>Commits and readings that wait, and when they come and go.</summary>
    public SpoolCount Count => _count;

    /// <summary>Opens or makes the file and takes in what a stop left in it.</summary>
    /// <exception cref="TelemetryFileException">The file is not ours, newer than this build, or damaged.</exception>
    public static TelemetrySpool Open(
        DataFolder folder, InfluxStoreOptions options, EmbeddedStoreOptions disk, StorageMetrics metrics, TimeProvider time, ILogger<TelemetrySpool> logger)
    {
        var file = new SqliteFile(folder.File("spool.db"), SpoolSchema.ApplicationId, SpoolSchema.Version, SpoolSchema.Sql);
        var spool = new TelemetrySpool(file, options, disk, metrics, time, logger);
        try
        {
            spool.Load();
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException or FormatException)
        {
            spool.Dispose();
            throw file.Damaged(error.Message, error);
        }

        Log.Opened(logger, file.Path, spool.Catalogue.Count, spool._count.Readings);
        metrics.Observe("opscenter.storage.series", "Series known", () => spool.Catalogue.Count);
        metrics.Observe("opscenter.storage.free_bytes", "Room for more readings, reserve included", () => spool._room.Last?.FreeBytes ?? 0);
        metrics.Observe("opscenter.storage.spool.readings", "Readings that wait for InfluxDB", () => spool._count.Readings);
        metrics.Observe("opscenter.storage.spool.bytes", "Bytes of readings in the spool, those included that InfluxDB has already", () => spool._count.Bytes);
        metrics.Observe("opscenter.storage.spool.bytes.limit", "Above it commits are refused", () => options.SpoolBytes);
        metrics.Observe("opscenter.storage.spool.oldest_seconds", "Age of the oldest reading that waits for InfluxDB", () => (long)spool._count.OldestAge.TotalSeconds);
        return spool;
    }

    /// <summary>Without a backlog.</summary>
    public StoreHealth Health() => new(_refusal.Reason, _room.IsShort, _room.Last);

    public async ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await _writing.WaitAsync(cancellation);
        try
        {
            var outcome = (_room.Look() ?? Full()) is { } shortage ? new CommitOutcome.Retryable(shortage) : Store(batch);
            _refusal.Note(outcome);
            _metrics.CommitTime.Record(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            return outcome;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The commits that are to go next, at least <paramref name="readings"/> readings where there are so many; null where none waits.</summary>
    public ValueTask<SpoolBatch?> NextAsync(int readings, CancellationToken cancellation) => LockedAsync(() => Next(readings), cancellation);

    /// <summary>InfluxDB has the batch, or quarantine what it did not want of it.</summary>
    public async ValueTask SentAsync(SpoolBatch batch, CancellationToken cancellation)
    {
        _count.Left(batch);
        if (_count.Kept < _options.KeepReadings && _count.Bytes < _options.SpoolBytes / 2)
        {
            return;
        }

        try
        {
            await LetGoAsync(cancellation);
        }
        catch (SqliteException error)
        {
            // It has arrived all the same; the rows go another time.
            _refusal.Say(error.Message);
        }
    }

    /// <summary>Rows that were sent leave the file. Commits get in between two slices.</summary>
    /// <exception cref="SqliteException">The disk refuses.</exception>
    public async ValueTask LetGoAsync(CancellationToken cancellation)
    {
        await _lettingGo.WaitAsync(cancellation);
        try
        {
            var (sent, kept) = _count.Gone();
            if (kept > 0)
            {
                await LetGoAsync(sent, kept, cancellation);
            }
        }
        finally
        {
            _lettingGo.Release();
        }
    }

    /// <summary>Looks whether something can be taken, so that want of room is known before a device meets it, and its end without one.</summary>
    public ValueTask CheckAsync(CancellationToken cancellation) => LockedAsync(
        () => _refusal.Say(_room.Look() ?? Full() ?? (_refusal.Reason is null ? null : _tables.Probe())), cancellation);

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        _readers.ReadAsync(connection => EventTable.Read(connection, query, cancellation), cancellation);

    public ValueTask<Instant?> OldestEventAsync(string kind, CancellationToken cancellation) =>
        _readers.ReadAsync(connection => EventTable.Oldest(connection, kind), cancellation);

    public async ValueTask<long> DeleteEventsBeforeAsync(string? kind, Instant before, CancellationToken cancellation)
    {
        var deleted = 0L;
        int slice;
        do
        {
            slice = await LockedAsync(() => DeleteEvents(kind, before.UnixNanoseconds), cancellation);
            deleted += slice;
        }
        while (slice == SliceEvents);
        return deleted;
    }

    /// <summary>Series of which nothing is left since <paramref name="before"/> are known no more. Only where nothing waits: else they stay until the next time.</summary>
    public async ValueTask ForgetBeforeAsync(Func<SeriesKey, bool> which, Instant before, CancellationToken cancellation)
    {
        // The sent rows too, or a start would send again what was deleted.
        await LetGoAsync(cancellation);
        await LockedAsync(() =>
        {
            SeriesState[] empty = [.. Catalogue.All().Where(series => which(series.Key) && series.Latest is { } latest && latest.Time < before.UnixNanoseconds)];
            if (_count.Readings == 0 && empty.Length > 0)
            {
                _tables.InTransaction(() => Array.ForEach(empty, _tables.Series.Delete));
                Array.ForEach(empty, Catalogue.Remove);
            }
        }, cancellation);
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
        _lettingGo.Dispose();
    }

    private void Load()
    {
        _tables.Series.Load(Catalogue);
        foreach (var series in Catalogue.All())
        {
            Tags.Add(series.Key);
        }

        // Sent or not: what was sent already is sent again and changes nothing there.
        _tables.Journal.ReadAfter(0, (number, commit, bytes) =>
        {
            foreach (var (id, point) in commit)
            {
                Catalogue.Get(id).Remember(point, _options.RememberReadings);
            }

            _count.Came(number, commit.Length, bytes, new Instant(commit[0].Point.Received));
            return true;
        });
    }

    private SpoolBatch? Next(int readings)
    {
        var points = new List<SpoolPoint>();
        var upTo = _count.Sent;
        _tables.Journal.ReadAfter(upTo, (number, commit, _) =>
        {
            Array.ForEach(commit, point => points.Add(Leaving(point)));
            upTo = number;
            return points.Count < readings;
        });
        return points.Count == 0 ? null : new SpoolBatch(upTo, [.. points]);
    }

    private SpoolPoint Leaving(JournalPoint entry)
    {
        var (series, point) = (Catalogue.Get(entry.Series), entry.Point);
        var mayReplace = point.Time <= series.SettledTo || point.Flags.HasFlag(ReadingFlags.Revised);
        series.SettledTo = Math.Max(series.SettledTo, point.Time);
        _touched.Add(series);
        return new SpoolPoint(series, point, mayReplace);
    }

    private async ValueTask LetGoAsync(long sent, long kept, CancellationToken cancellation)
    {
        // Their newest readings first: once the rows are gone they stand nowhere else.
        foreach (var slice in await LockedAsync(() => _touched.Chunk(SliceSeries).ToArray(), cancellation))
        {
            await LockedAsync(() => Settle(slice), cancellation);
        }

        await LockedAsync(() =>
        {
            var bytes = _tables.Journal.BytesUpTo(sent);
            _tables.InTransaction(() => _tables.Journal.DeleteUpTo(sent));
            _count.LetGo(kept, bytes);
        }, cancellation);
    }

    private void Settle(SeriesState[] slice)
    {
        _tables.InTransaction(() => Array.ForEach(slice, series => _tables.Series.Settle(series, series.SettledTo)));
        _touched.ExceptWith(slice);
    }

    private string? Full() => _count.Bytes < _options.SpoolBytes
        ? null
        : $"the spool is full: {_count.Readings} readings in {_count.Bytes / Megabyte} MB wait for InfluxDB";

    private CommitOutcome Store(TelemetryBatch batch)
    {
        try
        {
            if ((_plan.Prepare(batch.Readings) ?? Inexpressible()) is { } reason)
            {
                return new CommitOutcome.Rejected(reason);
            }

            var newEvents = new List<OperationalEvent>();
            var row = default((long Number, long Bytes));
            _tables.InTransaction(() =>
            {
                foreach (var series in _plan.NewSeries)
                {
                    _tables.Series.Insert(series);
                }

                row = _plan.Points.IsEmpty ? default : _tables.Journal.Append(_plan.Points);
                newEvents.AddRange(batch.Events.Where(_tables.Events.Put));
            });
            TakeIn(row.Number, row.Bytes, newEvents.Count);
            return new CommitOutcome.Accepted(_plan.Duplicates, newEvents);
        }
        catch (SqliteException error)
        {
            return CommitFailure.Of(error);
        }
    }

    private string? Inexpressible() => _plan.NewSeries.Select(series => LineNames.RefusalOf(series.Key)).FirstOrDefault(reason => reason is not null);

    /// <summary>Only what is on disk gets into memory, where readers see it.</summary>
    private void TakeIn(long number, long bytes, int events)
    {
        foreach (var series in _plan.NewSeries)
        {
            Catalogue.Add(series);
            Tags.Add(series.Key);
        }

        var points = _plan.Points;
        for (var index = 0; index < points.Length; index++)
        {
            _plan.States[index].Remember(points[index].Point, _options.RememberReadings);
        }

        if (points.Length > 0)
        {
            _count.Came(number, points.Length, bytes, new Instant(points[0].Point.Received));
        }

        _plan.Count(_metrics, events);
    }

    private int DeleteEvents(string? kind, long before)
    {
        var deleted = 0;
        _tables.InTransaction(() => deleted = kind is null
            ? _tables.Events.DeleteBefore(before, SliceEvents, _options.Retention.Measurements.Keys)
            : _tables.Events.DeleteKindBefore(kind, before, SliceEvents));
        _metrics.Deleted.Add(deleted);
        return deleted;
    }

    private async ValueTask LockedAsync(Action work, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            work();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<T> LockedAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            return work();
        }
        finally
        {
            _writing.Release();
        }
    }
}
