using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis.Computing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Keeps the stored figures what the stored readings make them: windows that are due, windows that readings came too late for, and the past of a new definition.</summary>
/// <remarks>Figures are stored before progress is saved, and stored again they change nothing: killed at any moment it goes on where it was. Thread-safe; one computation of a KPI at a time.</remarks>
public sealed class KpiEngine(
    ILiveConfig<KpiSet> kpis, KpiCalculator calculator, IKpiStore store, IKpiIntake intake, LateMarks marks, LateWatch watch, ITelemetryStore telemetry,
    IOptions<KpiOptions> options, KpiMetrics metrics, TimeProvider time, ILogger<KpiEngine> logger)
{
    private const int WindowsAtATime = 256;

    private readonly ConcurrentDictionary<string, KpiProgress> _progress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Null for a KPI that was never computed.</summary>
    public KpiProgress? ProgressOf(string kpi) => _progress.GetValueOrDefault(kpi);

    /// <summary>Windows that wait to be computed again, by KPI.</summary>
    public IReadOnlyDictionary<string, int> Waiting => marks.Counts();

    /// <summary>Is there a window to be computed now?</summary>
    public bool IsDue(KpiDefinition kpi) => _progress.GetValueOrDefault(kpi.Id) is not { } progress || progress.Version != kpi.Version || progress.ComputedTo < DueTo(kpi);

    /// <summary>To be called once, before any reading comes in.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var progress in await store.LoadAsync(cancellation))
        {
            _progress[progress.Kpi] = progress;
            watch.Restore(progress.Kpi, progress.ComputedTo);
        }
    }

    /// <summary>Drops what is remembered of KPIs that are no longer defined.</summary>
    public async Task ForgetStrangersAsync(CancellationToken cancellation)
    {
        var strangers = _progress.Keys.Where(kpi => kpis.Current.Find(kpi) is null).ToList();
        if (strangers.Count == 0)
        {
            return;
        }

        await store.ForgetAsync(strangers, cancellation);
        marks.Forget(kpi => kpis.Current.Find(kpi) is not null);
        strangers.ForEach(kpi => _progress.TryRemove(kpi, out _));
    }

    /// <summary>Computes the windows that are due; false where it failed or the KPI is gone. What went wrong is in its progress.</summary>
    public Task<bool> RunAsync(string id, CancellationToken cancellation) => TakingTurnsAsync(id, RunAsync, cancellation);

    /// <summary>Windows to be computed again although nothing came late: after a repair, at somebody's wish.</summary>
    /// <remarks>Of what is computed already: what is to come will be computed anyway.</remarks>
    public void Recompute(KpiDefinition kpi, Instant from, Instant to)
    {
        if (_progress.TryGetValue(kpi.Id, out var progress) && progress.ComputedTo < to)
        {
            to = progress.ComputedTo;
        }

        marks.Set([.. kpi.Every.Starts(kpi.Every.StartOf(from), to).Select(start => new LateMark(kpi.Id, start))]);
        _asked.Writer.TryWrite(true);
    }

    /// <summary>Ends when somebody asked for a recomputation since it ended last.</summary>
    public async Task AskedAsync(CancellationToken cancellation) => await _asked.Reader.ReadAsync(cancellation);

    /// <summary>One round over all KPIs: late windows first, then a piece of the past of each. True where something is left that can be done now.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await ForgetStrangersAsync(cancellation);
        var began = time.GetTimestamp();
        var left = false;
        foreach (var kpi in kpis.Current.All)
        {
            if (time.GetElapsedTime(began) >= options.Value.CatchUpRound)
            {
                return true;
            }

            left |= _progress.ContainsKey(kpi.Id) && await TakingTurnsAsync(kpi.Id, CatchUpAsync, cancellation);
        }

        return left;
    }

    private async Task<bool> TakingTurnsAsync(string id, Func<KpiDefinition, CancellationToken, Task<bool>> work, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(id, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            return kpis.Current.Find(id) is { } kpi && await work(kpi, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            await FailAsync(id, error);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> RunAsync(KpiDefinition kpi, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var due = DueTo(kpi);
        var progress = _progress.GetValueOrDefault(kpi.Id) is { } known && known.Version == kpi.Version ? known : Fresh(kpi, due);
        await watch.ClaimAsync(kpi.Id, due, cancellation);
        await foreach (var chunk in calculator.ComputeAsync(kpi, progress.ComputedTo, due, cancellation))
        {
            await StoreAsync(kpi, chunk, KpiWork.Due, cancellation);
            var newest = chunk.Figures.Where(figure => figure.Start == chunk.Starts[^1]).ToList();
            progress = progress with
            {
                ComputedTo = kpi.Every.EndOf(chunk.Starts[^1]),
                LastFigures = newest.Count(figure => figure.Value is not null),
                LastGaps = newest.Count(figure => figure.Value is null),
                LastReason = newest.FirstOrDefault(figure => figure.Value is null).Reason?.ToString(),
            };
            await SaveAsync(progress with { LastAt = time.GetInstant(), LastTook = time.GetElapsedTime(began), Error = null });
        }

        if (_progress.GetValueOrDefault(kpi.Id)?.Error is not null)
        {
            await SaveAsync(progress with { Error = null });
        }

        return true;
    }

    /// <summary>Until when windows are over and settled, and computed of what this one is computed from.</summary>
    private Instant DueTo(KpiDefinition kpi)
    {
        var due = kpi.Every.StartOf(time.GetInstant() - kpi.Settle);
        foreach (var input in kpi.Inputs.OfType<KpiInput.Figures>())
        {
            var computed = _progress.GetValueOrDefault(input.Id)?.ComputedTo ?? Instant.FromUnixMilliseconds(0);
            due = computed < due ? kpi.Every.StartOf(computed) : due;
        }

        return due;
    }

    /// <summary>A new definition begins with the newest window; the past follows from there backwards.</summary>
    private static KpiProgress Fresh(KpiDefinition kpi, Instant due)
    {
        var newest = kpi.Every.Before(due);
        return new KpiProgress { Kpi = kpi.Id, Version = kpi.Version, ComputedTo = newest, BackfilledFrom = newest };
    }

    private async Task<bool> CatchUpAsync(KpiDefinition kpi, CancellationToken cancellation)
    {
        var progress = _progress[kpi.Id];
        if (progress.Version != kpi.Version)
        {
            // The next run begins anew, and all of the past with it.
            return false;
        }

        return await CatchUpLateAsync(kpi, progress, cancellation) | await BackfillAsync(kpi, _progress[kpi.Id], cancellation);
    }

    private async Task<bool> CatchUpLateAsync(KpiDefinition kpi, KpiProgress progress, CancellationToken cancellation)
    {
        var waiting = marks.Of(kpi.Id).Where(mark => kpi.Every.EndOf(mark.Start) <= progress.ComputedTo).ToList();
        if (waiting.Count == 0)
        {
            return false;
        }

        await watch.SettleAsync(cancellation);
        if (progress is { PastBegins: { } begins, IsBackfilled: false })
        {
            // What is stored by now is there when the past is computed.
            var unborn = waiting.Where(mark => mark.Start >= begins && mark.Start < progress.BackfilledFrom).ToList();
            marks.Clear(kpi.Id, unborn);
            waiting = [.. waiting.Except(unborn)];
        }

        foreach (var run in Runs(kpi, waiting.Take(WindowsAtATime)))
        {
            await foreach (var chunk in calculator.ComputeAsync(kpi, run[0].Start, kpi.Every.EndOf(run[^1].Start), cancellation))
            {
                await StoreAsync(kpi, chunk, KpiWork.Late, cancellation);
            }

            marks.Clear(kpi.Id, run);
        }

        return waiting.Count > WindowsAtATime;
    }

    /// <summary>Windows that follow each other, together.</summary>
    private static IEnumerable<List<(Instant Start, long Ticket)>> Runs(KpiDefinition kpi, IEnumerable<(Instant Start, long Ticket)> waiting)
    {
        var run = new List<(Instant Start, long Ticket)>();
        foreach (var mark in waiting)
        {
            if (run.Count > 0 && kpi.Every.EndOf(run[^1].Start) != mark.Start)
            {
                yield return run;
                run = [];
            }

            run.Add(mark);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private async Task<bool> BackfillAsync(KpiDefinition kpi, KpiProgress progress, CancellationToken cancellation)
    {
        if (progress.PastBegins is null)
        {
            progress = progress with { PastBegins = await PastAsync(kpi, progress, cancellation) };
            if (progress.PastBegins is null)
            {
                return false;
            }

            await SaveAsync(progress);
        }

        if (progress.IsBackfilled)
        {
            return false;
        }

        var from = progress.BackfilledFrom;
        for (var windows = 0; windows < WindowsAtATime && from > progress.PastBegins; windows++)
        {
            from = kpi.Every.Before(from);
        }

        var reach = kpi.ReachOf(from);
        if (kpi.Inputs.OfType<KpiInput.Figures>().Any(input => _progress.GetValueOrDefault(input.Id) is not { } other || !(other.IsBackfilled || other.BackfilledFrom <= reach)))
        {
            return false;
        }

        await foreach (var chunk in calculator.ComputeAsync(kpi, from, progress.BackfilledFrom, cancellation))
        {
            await StoreAsync(kpi, chunk, KpiWork.Past, cancellation);
        }

        progress = _progress[kpi.Id] with { BackfilledFrom = from };
        await SaveAsync(progress);
        return !progress.IsBackfilled;
    }

    /// <summary>Null while what it is computed from does not know its own past.</summary>
    private async Task<Instant?> PastAsync(KpiDefinition kpi, KpiProgress progress, CancellationToken cancellation)
    {
        var begins = progress.BackfilledFrom;
        foreach (var input in kpi.Inputs)
        {
            if (input is KpiInput.Figures figures && _progress.GetValueOrDefault(figures.Id)?.PastBegins is null)
            {
                return null;
            }

            var oldest = input switch
            {
                KpiInput.Readings readings => await telemetry.OldestAsync(readings.Selector, cancellation),
                KpiInput.Events events => await telemetry.OldestEventAsync(events.Kind, cancellation),
                KpiInput.Figures other => _progress[other.Id].PastBegins,
                _ => null,
            };
            begins = oldest < begins ? oldest.Value : begins;
        }

        var farthest = time.GetInstant() - options.Value.BackfillFor;
        begins = kpi.Every.StartOf(begins > farthest ? begins : farthest);
        return begins < progress.BackfilledFrom ? begins : progress.BackfilledFrom;
    }

    private async Task StoreAsync(KpiDefinition kpi, KpiChunk chunk, KpiWork work, CancellationToken cancellation)
    {
        // Most of what is computed again comes out as it was: nothing to store, and nothing for rules and walls to look at.
        var known = await KnownAsync(kpi, chunk, cancellation);
        var now = time.GetInstant();
        var readings = chunk.Figures
            .Where(figure => figure.Value is { } value && !(known.TryGetValue((figure.Series, figure.Start), out var before) && before.Equals(value)))
            .Select(figure => new Reading(figure.Series, figure.Start, figure.Value!.Value, figure.Quality, figure.Flags, now))
            .GroupBy(reading => reading.Series)
            .SelectMany(series => series)
            .ToList();
        if (readings.Count > 0)
        {
            await intake.StoreAsync(readings, cancellation);
        }

        metrics.Computed(work, chunk.Starts.Count, readings.Count);
    }

    private async Task<Dictionary<(SeriesKey Series, Instant Start), double>> KnownAsync(KpiDefinition kpi, KpiChunk chunk, CancellationToken cancellation)
    {
        var known = new Dictionary<(SeriesKey, Instant), double>();
        var query = new RangeQuery(
            new SeriesSelector(PseudoSeries.Kpis, kpi.Id, new Dictionary<string, string>()), chunk.Starts[0], kpi.Every.EndOf(chunk.Starts[^1]), null, Aggregate.Last, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            foreach (var point in series.Points)
            {
                known[(series.Series, point.Time)] = point.Value;
            }
        }

        return known;
    }

    private async Task SaveAsync(KpiProgress progress)
    {
        // Not cancelled: the figures are stored, and a stop must not have them computed again.
        await store.SaveAsync(progress, CancellationToken.None);
        _progress[progress.Kpi] = progress;
    }

    private async Task FailAsync(string id, Exception error)
    {
        metrics.Failed();
        Log.Failed(logger, id, error);
        if (_progress.GetValueOrDefault(id) is { } progress)
        {
            _progress[id] = progress with { Error = error.Message, LastAt = time.GetInstant() };
            try
            {
                await store.SaveAsync(_progress[id], CancellationToken.None);
            }
            catch (Exception second)
            {
                Log.ErrorNotSaved(logger, id, second);
            }
        }
    }
}
