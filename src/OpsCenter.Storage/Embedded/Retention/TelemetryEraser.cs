using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>Deletes what is too old in slices, between which commits get their turn.</summary>
/// <param name="tables">Where from.</param>
/// <param name="catalogue">Series without readings leave it.</param>
/// <param name="writing">The store's write lock.</param>
/// <param name="ownRules">Measurements that only a call naming them deletes.</param>
/// <param name="metrics">Counts.</param>
/// <param name="logger">Damaged chunks.</param>
internal sealed class TelemetryEraser(
    TelemetryTables tables, SeriesCatalogue catalogue, SemaphoreSlim writing, IReadOnlyCollection<string> ownRules, StorageMetrics metrics, ILogger logger)
{
    private const int SliceSeries = 64;
    private const int SliceEvents = 1000;

    public async ValueTask<long> DeleteReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var slice in catalogue.Select(new SeriesSelector(measurement, null, SeriesSelector.All.Tags))
            .Where(series => measurement is not null || !ownRules.Contains(series.Key.Measurement))
            .Chunk(SliceSeries))
        {
            var emptied = new List<SeriesState>();
            deleted += await WriteAsync(
                () => DeleteReadings(slice, before.UnixNanoseconds, emptied), () => emptied.ForEach(catalogue.Remove), cancellation);
        }

        metrics.Deleted.Add(deleted);
        return deleted;
    }

    public async ValueTask<long> DeleteEventsBeforeAsync(string? kind, Instant before, CancellationToken cancellation)
    {
        var deleted = 0L;
        long slice;
        do
        {
            slice = await WriteAsync(() => DeleteEvents(kind, before.UnixNanoseconds), () => { }, cancellation);
            deleted += slice;
        }
        while (slice == SliceEvents);
        metrics.Deleted.Add(deleted);
        return deleted;
    }

    private long DeleteReadings(SeriesState[] slice, long before, List<SeriesState> emptied)
    {
        var deleted = 0L;
        foreach (var series in slice)
        {
            deleted += tables.Chunks.DeleteBefore(series.Id, before, (chunk, error) =>
            {
                metrics.Damaged.Add(1);
                Log.ChunkDamaged(logger, series.Key.Canonical, chunk.Count, chunk.Start, error.Message);
            });
            if (series.Latest is { } latest && latest.Time < before && !series.HasUnsettled)
            {
                tables.Series.Delete(series);
                emptied.Add(series);
            }
        }

        return deleted;
    }

    private int DeleteEvents(string? kind, long before) => kind is null
        ? tables.Events.DeleteBefore(before, SliceEvents, ownRules)
        : tables.Events.DeleteKindBefore(kind, before, SliceEvents);

    /// <param name="work">In a transaction of its own.</param>
    /// <param name="afterwards">Still under the lock, once the transaction is on disk.</param>
    /// <param name="cancellation">Stops waiting for the lock.</param>
    private async ValueTask<long> WriteAsync(Func<long> work, Action afterwards, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            var deleted = 0L;
            tables.InTransaction(() => deleted = work());
            afterwards();
            return deleted;
        }
        finally
        {
            writing.Release();
        }
    }
}
