using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Fills lines from the store: whole windows up to the open one, then the open window's readings.</summary>
internal static class LineHistory
{
    /// <summary>Device clocks run ahead by so much at most.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <param name="pattern">A line of the same step and range as all of <paramref name="lineOf"/>.</param>
    /// <param name="lineOf">The line of a series; null for none.</param>
    public static async Task ReadAsync(
        ITelemetryStore store, SeriesSelector selector, TrendLine pattern, TimeSpan utcOffset, Instant now,
        Func<SeriesKey, TrendLine?> lineOf, CancellationToken cancellation)
    {
        var open = pattern.Open(now);
        var lines = new HashSet<TrendLine>();
        var closed = new RangeQuery(selector, pattern.From(now), open, pattern.Step, pattern.Aggregate, utcOffset);
        await foreach (var points in store.QueryAsync(closed, cancellation))
        {
            if (lineOf(points.Series) is { } line)
            {
                Begin(line);
                line.Recall(points);
            }
        }

        foreach (var line in lines)
        {
            line.CloseRecalled();
        }

        var begun = new RangeQuery(selector, open, now + Ahead, null, Aggregate.Last, utcOffset);
        await foreach (var points in store.QueryAsync(begun, cancellation))
        {
            if (lineOf(points.Series) is not { } line)
            {
                continue;
            }

            Begin(line);
            foreach (var point in points.Points)
            {
                line.Add(new Reading(points.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time));
            }
        }

        void Begin(TrendLine line)
        {
            if (lines.Add(line))
            {
                line.Begin(now);
            }
        }
    }
}
