using System.Collections.Concurrent;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Marks the windows that a batch comes too late for, before the batch is stored.</summary>
/// <remarks>
/// Whoever computes a window claims it first and lets the commit that is under way pass: what comes before the claim is stored when the store is read, what
/// comes after it is marked. Most readings are newer than all that was claimed; for those this costs one comparison.
/// </remarks>
public sealed class LateWatch(LateMarks marks, ILiveConfig<KpiSet> kpis) : ICommitWitness, IDisposable
{
    private readonly ConcurrentDictionary<string, long> _claimedTo = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _committing = new(1, 1);
    private long _newestClaim = long.MinValue;

    /// <summary>From now on readings before <paramref name="to"/> are late for the KPI. Returns when what was on its way is stored.</summary>
    public Task ClaimAsync(string kpi, Instant to, CancellationToken cancellation)
    {
        Restore(kpi, to);
        return SettleAsync(cancellation);
    }

    /// <summary>Returns when the commit that is under way is through.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        await _committing.WaitAsync(cancellation);
        _committing.Release();
    }

    /// <summary>The same before any reading can be under way.</summary>
    public void Restore(string kpi, Instant to)
    {
        _claimedTo.AddOrUpdate(kpi, to.UnixNanoseconds, (_, known) => Math.Max(known, to.UnixNanoseconds));
        for (var seen = Volatile.Read(ref _newestClaim); seen < to.UnixNanoseconds;)
        {
            var before = Interlocked.CompareExchange(ref _newestClaim, to.UnixNanoseconds, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <inheritdoc/>
    public async ValueTask BeginAsync(TelemetryBatch batch)
    {
        await _committing.WaitAsync();
        try
        {
            if (LateOnes(batch) is { } late)
            {
                marks.Set(late);
            }
        }
        catch
        {
            _committing.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public void End() => _committing.Release();

    public void Dispose() => _committing.Dispose();

    private HashSet<LateMark>? LateOnes(TelemetryBatch batch)
    {
        HashSet<LateMark>? late = null;
        var newest = Volatile.Read(ref _newestClaim);
        for (var at = 0; at < batch.Readings.Count; at++)
        {
            if (batch.Readings[at].Time.UnixNanoseconds < newest)
            {
                var reading = batch.Readings[at];
                foreach (var kpi in kpis.Current.FedBy(reading.Series.Measurement, reading.Series.Field))
                {
                    Mark(kpi, reading.Time, ref late);
                }
            }
        }

        foreach (var happened in batch.Events)
        {
            foreach (var kpi in happened.Time.UnixNanoseconds < newest ? kpis.Current.FedByEvent(happened.Kind) : [])
            {
                Mark(kpi, happened.Time, ref late);
            }
        }

        return late;
    }

    /// <summary>All windows that hold the moment and are claimed.</summary>
    private void Mark(KpiDefinition kpi, Instant time, ref HashSet<LateMark>? late)
    {
        if (!_claimedTo.TryGetValue(kpi.Id, out var claimed) || time.UnixNanoseconds >= claimed)
        {
            return;
        }

        // A counter's growth begins at the reading before the window.
        var before = kpi.Formula.Needs.ReadingBefore ? kpi.Every.Shortest : TimeSpan.Zero;
        for (var start = kpi.Every.StartOf(time); kpi.ReachOf(start) - before <= time && kpi.Every.EndOf(start).UnixNanoseconds <= claimed; start = kpi.Every.EndOf(start))
        {
            (late ??= []).Add(new LateMark(kpi.Id, start));
        }
    }
}
