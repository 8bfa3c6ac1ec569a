using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>
/// History as charts and reports want it, over any store: percentiles, rates, groups, filled gaps, fewer points. Streamed series by series; groups come
/// together at the end. Thread-safe.
/// </summary>
public sealed class HistoryReader(ITelemetryStore store)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly IWindowedTelemetryStore _windowed = store as IWindowedTelemetryStore ?? new RawWindows(store);

    public async IAsyncEnumerable<HistorySeries> ReadAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = query.Range.MaxPoints;
        await foreach (var series in LinesAsync(query, cancellation))
        {
            var answer = Finish(query, series, left);
            yield return answer;
            left -= answer.Points.Count;
            if (answer.Truncated)
            {
                yield break;
            }
        }
    }

    /// <summary>Windows with their count, sum, extremes and the query's aggregate; a store that offers none is asked for each of these, so that not all readings have to come here.</summary>
    public IAsyncEnumerable<SeriesWindows> SummariesAsync(RangeQuery query, CancellationToken cancellation) =>
        (store as IWindowedTelemetryStore ?? new AskedWindows(store)).WindowsAsync(query, cancellation);

    /// <summary>Windows with everything that is kept of them; a store that offers none is read reading by reading.</summary>
    public IAsyncEnumerable<SeriesWindows> WindowsAsync(RangeQuery query, CancellationToken cancellation) => _windowed.WindowsAsync(query, cancellation);

    private IAsyncEnumerable<HistorySeries> LinesAsync(HistoryQuery query, CancellationToken cancellation) => query switch
    {
        { Range.Step: null, Points: { } points } => ThinnedAsync(query, points, cancellation),
        { Range.Step: null } => PlainAsync(query.Range, cancellation),
        { GroupBy.Count: > 0 } => GroupedAsync(query, cancellation),
        { Aggregate: HistoryAggregate.Percentile or HistoryAggregate.Rate } => WindowedAsync(query, cancellation),
        _ => PlainAsync(query.Range with { Aggregate = (Aggregate)query.Aggregate }, cancellation),
    };

    private static HistorySeries Finish(HistoryQuery query, HistorySeries series, int left)
    {
        var points = series.Points;
        var truncated = series.Truncated;
        if (query.Filling != Filling.None && query.Range.Step is not null)
        {
            var before = query.FillBefore is { } limit && limit < query.Range.To ? limit : query.Range.To;
            points = WindowFilling.Fill(points, query.Range, before, query.Filling, left == int.MaxValue ? left : left + 1);
        }

        points = query.Points is { } most && query.Range.Step is not null ? LineThinning.Thin(points, most, query.Thinning) : points;
        return series with { Points = points.Count > left ? [.. points.Take(left)] : points, Truncated = truncated || points.Count > left };
    }

    private async IAsyncEnumerable<HistorySeries> PlainAsync(RangeQuery range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var series in store.QueryAsync(range, cancellation))
        {
            yield return new HistorySeries(series.Series, [.. series.Points.Select(HistoryPoint.Of)])
            {
                Truncated = series.Truncated,
                Incomplete = series.Incomplete,
                Reads = series.Reads,
            };
        }
    }

    private async IAsyncEnumerable<HistorySeries> WindowedAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = query.Range with { Percentile = query.Aggregate == HistoryAggregate.Percentile ? query.Percentile : null };
        await foreach (var series in _windowed.WindowsAsync(range, cancellation))
        {
            yield return Line(series, [.. WindowValues.Of(series.Windows, query.Aggregate).Select(HistoryPoint.Of)]);
        }
    }

    private async IAsyncEnumerable<HistorySeries> GroupedAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var group in await new GroupedHistory(store, _windowed, query).ReadAsync(cancellation))
        {
            yield return group;
        }
    }

    /// <summary>Of each part of the range the first, lowest, highest and last reading, and of these the ones that keep the line's shape.</summary>
    private async IAsyncEnumerable<HistorySeries> ThinnedAsync(HistoryQuery query, int points, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = query.Range with { Step = PartOf(query.Range, points), MaxPoints = int.MaxValue, Percentile = null };
        await foreach (var series in _windowed.WindowsAsync(range, cancellation))
        {
            yield return Line(series, LineThinning.Thin([.. series.Windows.SelectMany(Candidates)], points, query.Thinning));
        }
    }

    /// <summary>As many parts as points are wanted; parts of whole hours where that is near, because stores keep sums of hours.</summary>
    private static TimeSpan PartOf(RangeQuery range, int points)
    {
        var part = (range.To - range.From) / points;
        return part >= Hour / 2
            ? TimeSpan.FromHours(Math.Max(1, Math.Floor(part.TotalHours)))
            : TimeSpan.FromTicks(Math.Max(1, part.Ticks));
    }

    private static IEnumerable<HistoryPoint> Candidates(Window window)
    {
        var sum = window.Summary;
        HistoryPoint[] all = [new(sum.FirstTime, sum.First), new(sum.MinTime, sum.Min), new(sum.MaxTime, sum.Max), new(sum.LastTime, sum.Last)];
        return all.DistinctBy(point => point.Time).OrderBy(point => point.Time);
    }

    private static HistorySeries Line(SeriesWindows series, IReadOnlyList<HistoryPoint> points) =>
        new(series.Series, points) { Truncated = series.Truncated, Incomplete = series.Incomplete, Reads = series.Reads };
}
