using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Querying;
using OpsCenter.Storage.Influx.Spool;

namespace OpsCenter.Storage.Influx;

/// <summary>Readings in InfluxDB, behind the spool: a commit is safe on this disk first and drains in order.</summary>
/// <remarks>
/// Series, newest readings and events are answered from here, whatever the database does; history is asked of the database. See
/// <c>docs/influx.md</c> for what that makes different from the embedded store.
/// </remarks>
internal sealed class InfluxTelemetryStore(TelemetrySpool spool, InfluxDrain drain, InfluxReader reader, InfluxStoreOptions options, StorageMetrics metrics)
    : ITelemetryStore
{
    public StoreHealth Health =>
        spool.Health() with { Backlog = new StoreBacklog(spool.Count.Readings, spool.Count.OldestAge, drain.Down) };

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) => spool.CommitAsync(batch, cancellation);

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation)
    {
        var latest = new List<Reading>();
        foreach (var series in spool.Catalogue.Select(selector))
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
        await drain.CatchUpAsync(cancellation);
        await foreach (var answer in reader.QueryAsync(query, cancellation))
        {
            yield return answer;
        }
    }

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        spool.EventsAsync(query, cancellation);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SeriesKey>>([.. spool.Catalogue.Select(selector).Select(series => series.Key)]);

    public async ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation)
    {
        await drain.CatchUpAsync(cancellation);
        return await reader.OldestAsync(selector, cancellation);
    }

    public ValueTask<Instant?> OldestEventAsync(string kind, CancellationToken cancellation) => spool.OldestEventAsync(kind, cancellation);

    /// <exception cref="StoreUnavailableException">InfluxDB does not answer; what it holds is as it was.</exception>
    public async ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        await DeleteReadingsBeforeAsync(measurement, before, cancellation) + await spool.DeleteEventsBeforeAsync(measurement, before, cancellation);

    private async ValueTask<long> DeleteReadingsBeforeAsync(string? measurement, Instant before, CancellationToken cancellation)
    {
        bool IsMeant(string name) => measurement is null ? !options.Retention.Measurements.ContainsKey(name) : name == measurement;

        await drain.CatchUpAsync(cancellation);
        string[] measurements = [.. spool.Catalogue.All().Select(series => series.Key.Measurement).Distinct().Where(IsMeant)];
        var deleted = await reader.DeleteBeforeAsync(measurements, before, cancellation);
        await spool.ForgetBeforeAsync(series => IsMeant(series.Measurement), before, cancellation);
        metrics.Deleted.Add(deleted);
        return deleted;
    }
}
