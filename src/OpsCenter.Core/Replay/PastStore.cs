using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>A store that knows nothing of what came after the moment shown: trends must not draw the future. Only read.</summary>
internal sealed class PastStore(ITelemetryStore store, Instant at) : ITelemetryStore
{
    private readonly Instant _end = new(at.UnixNanoseconds + 1);

    public IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, CancellationToken cancellation) =>
        store.QueryAsync(query with { To = Earlier(query.To) }, cancellation);

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        store.EventsAsync(query with { To = Earlier(query.To) }, cancellation);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        store.SeriesAsync(selector, cancellation);

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) =>
        throw new NotSupportedException("The newest reading is not of this past.");

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) =>
        throw new NotSupportedException("The past cannot be written.");

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        throw new NotSupportedException("The past cannot be written.");

    private Instant Earlier(Instant to) => to < _end ? to : _end;
}
