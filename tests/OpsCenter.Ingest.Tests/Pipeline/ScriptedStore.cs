using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Tests.Pipeline;

/// <summary>A store whose answers the test writes, and which can be held in the middle of a commit.</summary>
internal sealed class ScriptedStore : ITelemetryStore
{
    private readonly Queue<Func<TelemetryBatch, CommitOutcome>> _script = new();
    private TaskCompletionSource? _gate;
    private TaskCompletionSource _entered = NewSource();

    public List<TelemetryBatch> Committed { get; } = [];

    public int Attempts { get; private set; }

    public StoreHealth Health { get; set; } = StoreHealth.Fine;

    /// <summary>Answer of the next attempt; without a script every batch is accepted.</summary>
    public void Answers(Func<TelemetryBatch, CommitOutcome> answer) => _script.Enqueue(answer);

    /// <summary>From now on a commit waits until <see cref="Release"/>.</summary>
    public void Hold()
    {
        _gate = NewSource();
        _entered = NewSource();
    }

    public Task Entered => _entered.Task;

    public void Release()
    {
        var gate = _gate;
        _gate = null;
        gate?.SetResult();
    }

    public async ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        Attempts++;
        _entered.TrySetResult();
        if (_gate is { } gate)
        {
            await gate.Task;
        }

        var outcome = _script.TryDequeue(out var answer) ? answer(batch) : new CommitOutcome.Accepted(0, batch.Events);
        if (outcome is CommitOutcome.Accepted)
        {
            // The pipeline fills its list again for a later commit.
            Committed.Add(batch with { Readings = [.. batch.Readings] });
        }

        return outcome;
    }

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => throw new NotSupportedException();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
