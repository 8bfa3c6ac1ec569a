using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Benchmarks.Ingest;

/// <summary>Accepts everything and keeps nothing: what is left is the pipeline's own cost.</summary>
internal sealed class NullStores : ITelemetryStore, IQuarantineStore
{
    public long Readings { get; private set; }

    public long Commits { get; private set; }

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        Readings += batch.Readings.Count;
        Commits++;
        return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Accepted(0, batch.Events));
    }

    public ValueTask AddAsync(IReadOnlyList<QuarantineEntry> entries, CancellationToken cancellation) =>
        throw new InvalidOperationException(entries[0].Reason);

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<QuarantineEntry>> AfterAsync(string? search, long after, int take, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<long> RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<QuarantineEntry>> ListAsync(string? search, int skip, int take, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<QuarantineTotals> TotalsAsync(CancellationToken cancellation) => throw new NotSupportedException();
}
