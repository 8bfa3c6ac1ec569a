using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>One value per window.</summary>
/// <remarks>
/// A rate is what a counter grew by from the last reading before the window (in the first window: from its first reading) to the last in it,
/// over the time between the two. Where a reading is lower than the one before, the counter began again at 0. A window that has only one reading and
/// none before has no rate.
/// </remarks>
public static class WindowValues
{
    public static IReadOnlyList<Point> Of(IReadOnlyList<Window> windows, HistoryAggregate aggregate) => aggregate switch
    {
        HistoryAggregate.Rate => Rates(windows),
        HistoryAggregate.Percentile => [.. windows.Select(window => window.ToPoint(window.Percentile))],
        _ => [.. windows.Select(window => window.ToPoint(window.Summary.Value((Aggregate)aggregate)))],
    };

    private static List<Point> Rates(IReadOnlyList<Window> windows)
    {
        var rates = new List<Point>(windows.Count);
        for (var index = 0; index < windows.Count; index++)
        {
            var now = windows[index].Summary;
            var (since, growth) = (now.FirstTime, now.Increase);
            if (index > 0)
            {
                var before = windows[index - 1].Summary;
                (since, growth) = (before.LastTime, growth + WindowSummary.Growth(before.Last, now.First));
            }

            var seconds = (now.LastTime.UnixNanoseconds - since.UnixNanoseconds) / 1e9;
            if (seconds > 0)
            {
                rates.Add(windows[index].ToPoint(growth / seconds));
            }
        }

        return rates;
    }
}
