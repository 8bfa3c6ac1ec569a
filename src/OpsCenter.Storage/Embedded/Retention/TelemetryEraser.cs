using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>Deletes what is too old in slices, between which commits get their turn.</summary>
/// <param name="tables">Where from.</param>
/// <param name="catalogue">Series without readings leave it.</param>
/// <param name="writing">The store's write lock.</param>
/// <param name="ownRules">Measurements that only a call naming them deletes.</param>
/// <param name="metrics">Counts.</param>
/// <param name="damage">Told of damaged chunks.</param>
internal sealed class TelemetryEraser(
    TelemetryTables tables, SeriesCatalogue catalogue, SemaphoreSlim writing, IReadOnlyCollection<string> ownRules, StorageMetrics metrics, DamageWatch damage)
{
    private const int SliceSeries = 64;
    private const int SliceEvents = 1000;

    public ValueTask<long> DeleteReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        EachSliceAsync(measurement, (slice, afterwards) => DeleteReadings(slice, before.UnixNanoseconds, afterwards), cancellation);

    public ValueTask<long> ThinReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        EachSliceAsync(measurement, (slice, afterwards) => ThinReadings(slice, before.UnixNanoseconds, afterwards), cancellation);

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

    /// <param name="work">In a transaction of its own; what it puts into the list is done once that is on disk.</param>
    private async ValueTask<long> EachSliceAsync(string? measurement, Func<SeriesState[], List<Action>, long> work, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var slice in catalogue.Select(new SeriesSelector(measurement, null, SeriesSelector.All.Tags))
            .Where(series => measurement is not null || !ownRules.Contains(series.Key.Measurement))
            .Chunk(SliceSeries))
        {
            var afterwards = new List<Action>();
            deleted += await WriteAsync(() => work(slice, afterwards), () => afterwards.ForEach(action => action()), cancellation);
        }

        metrics.Deleted.Add(deleted);
        return deleted;
    }

    private long DeleteReadings(SeriesState[] slice, long before, List<Action> afterwards)
    {
        var deleted = 0L;
        foreach (var series in slice)
        {
            deleted += tables.Chunks.DeleteBefore(series.Id, before, (chunk, error) => damage.SetAside(series, chunk, error));
            if (IsLatestBefore(series, before) && !tables.Chunks.Spans.Any(series.Id))
            {
                tables.Series.Delete(series);
                afterwards.Add(() => catalogue.Remove(series));
            }
        }

        return deleted;
    }

    private long ThinReadings(SeriesState[] slice, long before, List<Action> afterwards)
    {
        var deleted = 0L;
        foreach (var series in slice)
        {
            deleted += tables.Thinner.Thin(series.Id, before, (chunk, error) => damage.SetAside(series, chunk, error));
            if (series.Latest is not null && IsLatestBefore(series, before))
            {
                tables.Series.ForgetLatest(series);
                afterwards.Add(series.ForgetLatest);
            }
        }

        return deleted;
    }

    private static bool IsLatestBefore(SeriesState series, long before) =>
        !series.HasUnsettled && (series.Latest is not { } latest || latest.Time < before);

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
