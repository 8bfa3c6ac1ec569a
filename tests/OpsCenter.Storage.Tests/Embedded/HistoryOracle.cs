using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>History by brute force: all readings of a window, or of a window of a group, in one list.</summary>
internal static class HistoryOracle
{
    public static IReadOnlyList<(SeriesKey Name, IReadOnlyList<HistoryPoint> Points)> Answer(IEnumerable<Reading> all, HistoryQuery query)
    {
        var range = query.Range;
        return [.. all.Where(reading => range.Selector.Matches(reading.Series) && reading.Time >= range.From && reading.Time < range.To)
            .GroupBy(reading => query.GroupBy.Count == 0 ? reading.Series : GroupName.Of(reading.Series, query.GroupBy))
            .OrderBy(group => group.Key.Canonical, StringComparer.Ordinal)
            .Select(group => (group.Key, Points([.. group.OrderBy(reading => reading.Time).ThenBy(reading => reading.Series.Canonical, StringComparer.Ordinal)], query)))];
    }

    private static IReadOnlyList<HistoryPoint> Points(Reading[] readings, HistoryQuery query) => query.Aggregate == HistoryAggregate.Rate
        ? Rates(readings, query)
        : [.. readings.GroupBy(reading => Oracle.WindowStart(reading.Time, query.Range.Step!.Value, query.Range.Offset))
            .Select(window => new HistoryPoint(window.Key, Value([.. window.Select(reading => reading.Value)], query)))];

    private static double Value(double[] values, HistoryQuery query) => query.Aggregate switch
    {
        HistoryAggregate.Mean => values.Average(),
        HistoryAggregate.Min => values.Min(),
        HistoryAggregate.Max => values.Max(),
        HistoryAggregate.Sum => values.Sum(),
        HistoryAggregate.Count => values.Length,
        HistoryAggregate.First => values[0],
        HistoryAggregate.Last => values[^1],
        _ => values.Order().First(value => values.Count(other => other <= value) * 100 >= query.Percentile * values.Length),
    };

    /// <summary>Reading by reading; a group's rate is the sum of its members' rates.</summary>
    private static IReadOnlyList<HistoryPoint> Rates(Reading[] readings, HistoryQuery query)
    {
        var rates = new SortedDictionary<Instant, double>();
        foreach (var series in readings.GroupBy(reading => reading.Series).Select(group => group.ToArray()))
        {
            var windows = series.Select((reading, index) => (reading, index)).GroupBy(item => Oracle.WindowStart(item.reading.Time, query.Range.Step!.Value, query.Range.Offset));
            foreach (var window in windows)
            {
                var first = Math.Max(0, window.First().index - 1);
                var last = window.Last().index;
                var growth = 0.0;
                for (var index = first + 1; index <= last; index++)
                {
                    var step = series[index].Value - series[index - 1].Value;
                    growth += step >= 0 ? step : Math.Max(0, series[index].Value);
                }

                if (last > first)
                {
                    rates[window.Key] = rates.GetValueOrDefault(window.Key) + (growth / ((series[last].Time.UnixNanoseconds - series[first].Time.UnixNanoseconds) / 1e9));
                }
            }
        }

        return [.. rates.Select(rate => new HistoryPoint(rate.Key, rate.Value))];
    }
}
