using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Judges what is stored but was not judged: after a start, and after a change of rules.</summary>
public sealed class AlarmCatchUp(
    AlarmEngine engine, AlarmMemory memory, IAlarmStore alarms, ITelemetryStore telemetry, IOptions<AlarmOptions> options, TimeProvider time, ILogger<AlarmCatchUp> logger)
{
    private const int RecentTransitions = 2_000;

    // Devices may be up to five minutes ahead of us before their clock is replaced.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>Restores the states, judges the readings that the earlier process may have missed, then the newest of each series.</summary>
    public async Task RestoreAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var startedAt = time.GetInstant();
        var snapshot = await alarms.LoadAsync(cancellation);
        engine.Restore(snapshot, await alarms.RecentAsync(RecentTransitions, cancellation));
        var judgedUpTo = snapshot.EvaluatedUpTo is { } upTo ? upTo - options.Value.ReplayMargin : startedAt;
        await memory.RecallAsync(judgedUpTo, cancellation);
        var replayed = snapshot.EvaluatedUpTo is null ? 0 : await ReplayAsync(judgedUpTo, cancellation);
        await JudgeLatestAsync(cancellation);
        engine.GoLive(startedAt, snapshot.EvaluatedUpTo);
        Log.Restored(logger, snapshot.States.Count, engine.Current.Alarms.Count, replayed, time.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Where rules changed since the last call: judges the newest reading of each series they cover.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!engine.TakeLatestWanted())
        {
            return;
        }

        try
        {
            await memory.RecallAsync(time.GetInstant(), cancellation);
            await JudgeLatestAsync(cancellation);
        }
        catch
        {
            engine.WantLatest();
            throw;
        }
    }

    private async Task<int> ReplayAsync(Instant from, CancellationToken cancellation)
    {
        var replayed = 0;
        try
        {
            foreach (var input in engine.Rules.Inputs)
            {
                replayed += await ReplayAsync(input, from, options.Value.MaxReplayReadings - replayed, cancellation);
            }

            foreach (var kind in engine.Rules.EventKinds)
            {
                engine.JudgeStored(await memory.EventsAsync(kind, from, time.GetInstant() + Ahead, cancellation));
            }
        }
        catch (StoreUnavailableException error)
        {
            // Alarms do not wait for history: the newest readings are judged in any case.
            Log.ReplayUnavailable(logger, error.Message);
        }

        return replayed;
    }

    private async Task<int> ReplayAsync((string Measurement, string Field) input, Instant from, int room, CancellationToken cancellation)
    {
        if (room <= 0)
        {
            Log.ReplayCut(logger, input.Measurement, input.Field);
            return 0;
        }

        var now = time.GetInstant();
        var query = new RangeQuery(SelectorOf(input), from, now + Ahead, Step: null, Aggregate.Last, TimeSpan.Zero, room);
        var count = 0;
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            engine.JudgeStored(
                [.. series.Points.Select(point => new Reading(series.Series, point.Time, point.Value, point.Quality, point.Flags, now))], again: false);
            count += series.Points.Count;
            if (series.Truncated)
            {
                Log.ReplayCut(logger, input.Measurement, input.Field);
            }
        }

        return count;
    }

    private async Task JudgeLatestAsync(CancellationToken cancellation)
    {
        foreach (var input in engine.Rules.Inputs)
        {
            engine.JudgeStored(await telemetry.LatestAsync(SelectorOf(input), cancellation), again: true);
        }
    }

    private static SeriesSelector SelectorOf((string Measurement, string Field) input) =>
        new(input.Measurement, input.Field, new Dictionary<string, string>());
}
