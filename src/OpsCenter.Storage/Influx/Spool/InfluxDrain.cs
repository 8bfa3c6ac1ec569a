using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Http;
using OpsCenter.Storage.Influx.Lines;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Brings the spool to InfluxDB, batch by batch in the order of the commits. One caller steps; anybody may ask how it stands.</summary>
/// <remarks>
/// A batch counts as sent when InfluxDB has every point of it, or quarantine those it never will have. Sending twice changes nothing: a
/// point of the same series and moment takes the place of the first.
/// </remarks>
internal sealed class InfluxDrain(
    TelemetrySpool spool, InfluxClient client, RefusedPoints refused, InfluxStoreOptions options, StorageMetrics metrics, TimeProvider time, ILogger<InfluxDrain> logger)
{
    /// <summary>How long a question waits for what was committed just before it.</summary>
    private static readonly TimeSpan CatchUpFor = TimeSpan.FromSeconds(1);

    /// <summary>What was sent leaves the spool at least this often.</summary>
    private static readonly TimeSpan LetGoAfter = TimeSpan.FromMinutes(10);

    private readonly LineWriter _lines = new();
    private readonly Pulse _hurry = new();
    private readonly Pulse _failed = new();
    private SpoolBatch? _batch;
    private bool _reached;
    private long _letGoAt = time.GetTimestamp();
    private volatile string? _down;

    /// <summary>Why InfluxDB takes nothing, for a person; null while it does.</summary>
    public string? Down => _down;

    /// <summary>Sends one batch, if one waits.</summary>
    public async Task<DrainStep> StepAsync(CancellationToken cancellation)
    {
        if (!_reached && await client.CheckAsync(cancellation) is { } refusal)
        {
            return Failed(refusal);
        }

        _reached = true;
        _batch ??= await spool.NextAsync(options.BatchReadings, cancellation);
        if (_batch is not { } batch)
        {
            Works();
            await LetGoAsync(cancellation);
            return DrainStep.Idle;
        }

        _lines.Write(batch.Points);
        var answer = await client.WriteAsync(_lines.Written, cancellation);
        if (answer is InfluxAnswer.Refused)
        {
            answer = await refused.RescueAsync(batch.Points, cancellation);
        }

        if (answer is InfluxAnswer.Unavailable { Reason: var reason })
        {
            return Failed(reason);
        }

        // Told before the batch counts as sent: who waits for it asks next whether the database works.
        Works();
        _batch = null;
        metrics.Drained.Add(batch.Points.Length);
        await spool.SentAsync(batch, cancellation);
        await LetGoAsync(cancellation);
        return DrainStep.Sent;
    }

    /// <summary>Comes back when a full batch waits, or some of one and nothing has come for it in a while.</summary>
    public async Task WaitForWorkAsync(CancellationToken cancellation)
    {
        var arrived = spool.Count.Arrived.Next;
        if (spool.Count.Readings == 0)
        {
            await WaitAsync(arrived, LetGoAfter, cancellation);
        }

        if (spool.Count.Readings < options.BatchReadings && options.FlushInterval > TimeSpan.Zero)
        {
            await WaitAsync(_hurry.Next, options.FlushInterval, cancellation);
        }
    }

    /// <summary>Comes back when InfluxDB has what was committed before the call, or after a second without.</summary>
    /// <exception cref="StoreUnavailableException">InfluxDB takes nothing.</exception>
    public async ValueTask CatchUpAsync(CancellationToken cancellation)
    {
        var (upTo, started) = (spool.Count.Newest, time.GetTimestamp());
        while (spool.Count.Sent < upTo && CatchUpFor - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            var (departed, failed) = (spool.Count.Departed.Next, _failed.Next);
            Refuse();
            _hurry.Beat();
            if (spool.Count.Sent < upTo)
            {
                await WaitAsync(Task.WhenAny(departed, failed), left, cancellation);
            }
        }

        Refuse();
    }

    private void Refuse()
    {
        if (_down is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }

    private async Task WaitAsync(Task signal, TimeSpan atMost, CancellationToken cancellation)
    {
        await signal.WaitAsync(atMost, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task LetGoAsync(CancellationToken cancellation)
    {
        if (time.GetElapsedTime(_letGoAt) >= LetGoAfter)
        {
            _letGoAt = time.GetTimestamp();
            await spool.LetGoAsync(cancellation);
        }
    }

    private DrainStep Failed(string reason)
    {
        metrics.DrainFailures.Add(1);
        if (_down is null)
        {
            Log.DatabaseDown(logger, client.Url, reason, spool.Count.Readings);
        }

        _down = reason;
        _failed.Beat();
        return DrainStep.Failed;
    }

    private void Works()
    {
        if (_down is not null)
        {
            _down = null;
            Log.DatabaseUp(logger, client.Url, spool.Count.Readings);
        }
    }
}
