using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>The same store, without what it offers beside the port: as a database that knows only readings and one value per window looks.</summary>
internal sealed class PlainStore(ITelemetryStore store) : ITelemetryStore
{
    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) => store.CommitAsync(batch, cancellation);

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) => store.LatestAsync(selector, cancellation);

    public IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, CancellationToken cancellation) => store.QueryAsync(query, cancellation);

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) => store.EventsAsync(query, cancellation);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) => store.SeriesAsync(selector, cancellation);

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => store.DeleteBeforeAsync(measurement, before, cancellation);

    public ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation) => store.OldestAsync(selector, cancellation);

    public ValueTask<Instant?> OldestEventAsync(string kind, CancellationToken cancellation) => store.OldestEventAsync(kind, cancellation);
}
