using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>A scenario as a store that can only be read. Readings are computed when asked for, so it holds nothing and leaves nothing behind.</summary>
public sealed class ScenarioStore(ScenarioConfig scenario) : ITelemetryStore
{
    private readonly ScenarioSeries[] _series = [.. scenario.Series.OrderBy(series => series.Key.Canonical, StringComparer.Ordinal)];

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var room = query.MaxPoints;
        foreach (var series in _series.Where(series => query.Selector.Matches(series.Key)))
        {
            cancellation.ThrowIfCancellationRequested();
            var raw = Readings(series, query.From, query.To);
            Point[] points = [.. (query.Step is { } step ? Windows(raw, step, query) : raw).Take(room + 1)];
            var cut = points.Length > room;
            if (points.Length > 0)
            {
                yield return new SeriesPoints(series.Key, cut ? points[..room] : points, cut);
            }

            room -= points.Length;
            if (cut)
            {
                yield break;
            }
        }
    }

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<Reading>>(
        [
            .. _series.Where(series => selector.Matches(series.Key)).Select(series =>
                new Reading(series.Key, scenario.To, series.ValueAt(scenario.To), Quality.Good, ReadingFlags.Simulated, scenario.To)),
        ]);

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<OperationalEvent>>([]);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SeriesKey>>([.. _series.Select(series => series.Key).Where(selector.Matches)]);

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) =>
        ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Rejected("a scenario cannot be written"));

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => ValueTask.FromResult(0L);

    public ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation) => ValueTask.FromResult<Instant?>(scenario.From);

    private IEnumerable<Point> Readings(ScenarioSeries series, Instant from, Instant to)
    {
        var first = from > scenario.From ? (long)Math.Ceiling((from - scenario.From) / series.Interval) : 0;
        for (var number = first; ; number++)
        {
            var time = scenario.From + (series.Interval * number);
            if (time >= to || time > scenario.To)
            {
                yield break;
            }

            yield return new Point(time, series.ValueAt(time), Quality.Good, ReadingFlags.Simulated);
        }
    }

    private static IEnumerable<Point> Windows(IEnumerable<Point> points, TimeSpan step, RangeQuery query) =>
        points.GroupBy(point => WindowOf(point.Time, step, query.Offset)).Select(window => new Point(
            new Instant(window.Key),
            query.Aggregate switch
            {
                Aggregate.Min => window.Min(point => point.Value),
                Aggregate.Max => window.Max(point => point.Value),
                Aggregate.Sum => window.Sum(point => point.Value),
                Aggregate.Count => window.Count(),
                Aggregate.First => window.First().Value,
                Aggregate.Last => window.Last().Value,
                _ => window.Average(point => point.Value),
            },
            Quality.Good,
            ReadingFlags.Simulated));

    private static long WindowOf(Instant time, TimeSpan step, TimeSpan offset)
    {
        var (length, shift) = (step.Ticks * 100, offset.Ticks * 100);
        var local = time.UnixNanoseconds + shift;
        return local - (local % length) - shift;
    }
}
