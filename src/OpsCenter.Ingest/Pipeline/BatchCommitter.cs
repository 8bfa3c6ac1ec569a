using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Stores a round: telemetry, then quarantine. Then tells the sinks and counts. One round is stored and one told about at a time.</summary>
internal sealed class BatchCommitter(
    ITelemetryStore store,
    IQuarantineStore quarantine,
    IEnumerable<ICommittedTelemetrySink> sinks,
    IEnumerable<ICommitWitness> witnesses,
    IngestStatistics statistics,
    IngestMetrics metrics,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<BatchCommitter> logger)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(2);
    private readonly ICommittedTelemetrySink[] _sinks = [.. sinks.OrderBy(sink => sink.Order)];
    private readonly KeyValuePair<string, object?>[] _sinkTags =
        [.. sinks.OrderBy(sink => sink.Order).Select(sink => new KeyValuePair<string, object?>("sink", sink.GetType().Name))];
    private readonly ICommitWitness[] _witnesses = [.. witnesses];
    private readonly List<QuarantineEntry> _entries = [];
    private bool _storeIsDown;

    /// <summary>When it returns every work is safe on disk or carries its <see cref="IngestWork.Failure"/>.</summary>
    public async ValueTask StoreAsync(CommitRound round, CancellationToken cancellation)
    {
        metrics.CommitSize.Record(round.Group.Count);
        await StoreAsync(round, 0, round.Group.Count, cancellation);
        await QuarantineAsync(round.Group, cancellation);
    }

    /// <summary>Tells the sinks what was stored and counts every work. Rounds come in the order they were stored in.</summary>
    public void Tell(CommitRound round)
    {
        round.Committed.ForEach(Publish);
        var storedAt = time.GetInstant();
        foreach (var work in round.Group)
        {
            Count(work, storedAt);
        }
    }

    /// <summary>Nothing came of it, so nothing has to be stored.</summary>
    public void CountEmpty(IngestWork work) => Count(work, time.GetInstant());

    /// <summary>It was not taken in.</summary>
    public void CountShed(string source) => statistics.Shed(source);

    private void Count(IngestWork work, Instant storedAt)
    {
        var outcome = work.Outcome();
        var decoded = work.Decoded;
        statistics.Count(work, outcome, storedAt);
        if (outcome.Result == IngestResult.StoreFailed)
        {
            metrics.Failed.Add(1);
            return;
        }

        metrics.Acknowledged.Add(1);
        metrics.Waited.Record((storedAt - work.Message.ReceivedAt).TotalSeconds);
        metrics.Readings.Add(outcome.Readings);
        AddIfAny(metrics.Events, outcome.Events);
        AddIfAny(metrics.Quarantined, decoded.Rejected.Count);
        AddIfAny(metrics.SkippedTexts, decoded.SkippedTexts);
    }

    private async ValueTask StoreAsync(CommitRound round, int from, int count, CancellationToken cancellation)
    {
        var batch = round.Join(from, count);
        if (batch.IsEmpty)
        {
            return;
        }

        switch (await CommitWithRetriesAsync(batch, cancellation))
        {
            case CommitOutcome.Accepted accepted:
                round.Committed.Add(new CommittedBatch(batch.Readings, accepted.NewEvents, time.GetInstant()));
                break;
            case CommitOutcome.Rejected when count > 1:
                // One bad message must not take the others with it: halve until it stands alone.
                await StoreAsync(round, from, count / 2, cancellation);
                await StoreAsync(round, from + (count / 2), count - (count / 2), cancellation);
                break;
            case CommitOutcome.Rejected rejected:
                Refuse(round.Group[from], rejected.Reason);
                break;
            case CommitOutcome.Retryable retryable:
                round.Group.GetRange(from, count).ForEach(work => work.Failure = retryable.Reason);
                break;
        }
    }

    private async ValueTask<CommitOutcome> CommitWithRetriesAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        for (var backOff = FirstBackOff; ; backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff)
        {
            var outcome = await CommitOnceAsync(batch);
            ReportStoreState(outcome);
            if (outcome is not CommitOutcome.Retryable
                || cancellation.IsCancellationRequested
                || time.GetElapsedTime(started) + backOff > options.Value.RetryFor)
            {
                return outcome;
            }

            metrics.Retries.Add(1);
            await Task.Delay(backOff, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask<CommitOutcome> CommitOnceAsync(TelemetryBatch batch)
    {
        var started = time.GetTimestamp();
        var begun = 0;
        try
        {
            for (; begun < _witnesses.Length; begun++)
            {
                await _witnesses[begun].BeginAsync(batch);
            }

            // Not cancelled by a stop: half a commit helps nobody, and the host waits for us.
            return await store.CommitAsync(batch, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.StoreThrew(logger, exception);
            return new CommitOutcome.Retryable(exception.Message);
        }
        finally
        {
            while (begun > 0)
            {
                _witnesses[--begun].End();
            }

            metrics.CommitDuration.Record(time.GetElapsedTime(started).TotalSeconds);
        }
    }

    private void ReportStoreState(CommitOutcome outcome)
    {
        if (outcome is CommitOutcome.Retryable retryable && !_storeIsDown)
        {
            _storeIsDown = true;
            Log.StoreRefuses(logger, retryable.Reason);
        }
        else if (outcome is CommitOutcome.Accepted && _storeIsDown)
        {
            _storeIsDown = false;
            Log.StoreIsBack(logger);
        }
    }

    private static void Refuse(IngestWork work, string reason)
    {
        work.Decoded.Readings.Clear();
        work.Decoded.Events.Clear();
        work.Decoded.Rejected.Add(new RejectedPart($"the store refused it: {reason}", work.Message.Payload));
    }

    private async ValueTask QuarantineAsync(List<IngestWork> group, CancellationToken cancellation)
    {
        _entries.Clear();
        foreach (var work in group)
        {
            foreach (var part in work.Failure is null ? work.Decoded.Rejected : [])
            {
                _entries.Add(new QuarantineEntry(
                    0, work.Message.ReceivedAt, work.Decoded.Source, work.Message.Topic, work.Message.Device, part.Reason, part.Payload));
            }
        }

        if (_entries.Count == 0)
        {
            return;
        }

        if (store.Health is { IsFull: true, RefusesBecause: var full })
        {
            // The last of the disk is not for what nothing understood.
            FailRejected(group, full!);
            return;
        }

        try
        {
            await quarantine.AddAsync(_entries, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Nothing of these may be acknowledged; their readings are stored already, and a repetition stores them once.
            Log.QuarantineFailed(logger, _entries.Count, exception);
            FailRejected(group, exception.Message);
        }
    }

    private static void FailRejected(List<IngestWork> group, string reason) =>
        group.FindAll(work => work.Decoded.Rejected.Count > 0).ForEach(work => work.Failure = $"quarantine cannot be written: {reason}");

    private void Publish(CommittedBatch batch)
    {
        var started = time.GetTimestamp();
        for (var i = 0; i < _sinks.Length; i++)
        {
            try
            {
                _sinks[i].OnCommitted(batch);
            }
            catch (Exception exception)
            {
                metrics.SinkFailures.Add(1);
                Log.SinkFailed(logger, _sinks[i].GetType().Name, exception);
            }

            // From the commit on, so that it holds what the listeners before it took as well: that is how late this one is.
            metrics.SinkLag.Record(time.GetElapsedTime(started).TotalSeconds, _sinkTags[i]);
        }
    }

    private static void AddIfAny(System.Diagnostics.Metrics.Counter<long> counter, int count)
    {
        if (count > 0)
        {
            counter.Add(count);
        }
    }
}
