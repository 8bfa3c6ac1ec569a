using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>One line per combination of tag values. Memory goes with the windows of the answer, not with the series or readings behind it.</summary>
internal sealed class GroupedHistory(ITelemetryStore store, IWindowedTelemetryStore windowed, HistoryQuery query)
{
    /// <summary>Values held for percentiles over the whole answer, about 32 MB.</summary>
    private const int MostValues = 4_000_000;

    private readonly Dictionary<SeriesKey, SeriesKey> _names = [];

    public async ValueTask<IReadOnlyList<HistorySeries>> ReadAsync(CancellationToken cancellation)
    {
        if (query.Aggregate == HistoryAggregate.Percentile)
        {
            return await ReadSamplesAsync(cancellation);
        }

        var groups = new SortedDictionary<string, HistoryGroup>(StringComparer.Ordinal);
        if (Parts() is { } parts)
        {
            foreach (var part in parts)
            {
                await foreach (var series in store.QueryAsync(Whole with { Aggregate = part }, cancellation))
                {
                    Find(groups, series.Series, name => new HistoryGroup(name, query.Aggregate))?.Add(series, part);
                }
            }
        }
        else
        {
            await foreach (var series in windowed.WindowsAsync(Whole, cancellation))
            {
                Find(groups, series.Series, name => new HistoryGroup(name, query.Aggregate))?.Add(series);
            }
        }

        return Bounded([.. groups.Values.Select(group => group.Answer())]);
    }

    private RangeQuery Whole => query.Range with { MaxPoints = int.MaxValue, Percentile = null };

    /// <summary>What to ask a store that gives only one value per window; null where it gives windows, or where values do not do.</summary>
    private Aggregate[]? Parts() => (store is IWindowedTelemetryStore, query.Aggregate) switch
    {
        (true, _) => null,
        (_, HistoryAggregate.Mean) => [Aggregate.Sum, Aggregate.Count],
        (_, HistoryAggregate.Sum or HistoryAggregate.Count or HistoryAggregate.Min or HistoryAggregate.Max) => [(Aggregate)query.Aggregate],
        _ => null,
    };

    private async ValueTask<IReadOnlyList<HistorySeries>> ReadSamplesAsync(CancellationToken cancellation)
    {
        var grid = new WindowGrid(query.Range.Step!.Value, query.Range.Offset);
        var known = await store.SeriesAsync(query.Range.Selector, cancellation);
        var names = known.Select(series => GroupName.Of(series, query.GroupBy)).Distinct().Count();
        var windows = Math.Max(1, (query.Range.To - query.Range.From) / query.Range.Step.Value);
        var most = (int)Math.Clamp(MostValues / (windows * Math.Max(1, names)), 1_000, ValueSample.OfOneWindow) & ~1;
        var groups = new SortedDictionary<string, SampleGroup>(StringComparer.Ordinal);
        await foreach (var readings in RawSlices.ReadAsync(store, query.Range, cancellation))
        {
            Find(groups, readings.Series, name => new SampleGroup(name, query.Percentile, most))?.Add(readings, grid);
        }

        return Bounded([.. groups.Values.Select(group => group.Answer())]);
    }

    private TGroup? Find<TGroup>(SortedDictionary<string, TGroup> groups, SeriesKey series, Func<SeriesKey, TGroup> make)
        where TGroup : class
    {
        if (!_names.TryGetValue(series, out var name))
        {
            _names[series] = name = GroupName.Of(series, query.GroupBy);
        }

        if (!groups.TryGetValue(name.Canonical, out var group))
        {
            // Each group has at least one window, so more groups than points would be cut anyway.
            if (groups.Count > query.Range.MaxPoints)
            {
                return null;
            }

            groups[name.Canonical] = group = make(name);
        }

        return group;
    }

    private List<HistorySeries> Bounded(IReadOnlyList<HistorySeries> answers)
    {
        var (kept, left) = (new List<HistorySeries>(), query.Range.MaxPoints);
        foreach (var answer in answers)
        {
            var cut = answer.Points.Count > left;
            kept.Add(cut ? answer with { Points = [.. answer.Points.Take(left)], Truncated = true } : answer);
            left -= answer.Points.Count;
            if (cut)
            {
                break;
            }
        }

        return kept;
    }
}
