using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>What was known of each series at a moment: its newest reading until then, and the hour before for its slope.</summary>
internal sealed class ReplaySeed(ITelemetryStore store, SeriesSet series, TimeSpan utcOffset)
{
    private const int MaxPoints = 200_000;

    /// <summary>Series whose last sign of life is looked for far back; each costs queries of its own.</summary>
    private const int MaxSilent = 2_000;

    private static readonly TimeSpan LongestBack = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LeastBack = TimeSpan.FromSeconds(15);

    /// <summary>As far back as a station that fell silent is still shown, greyed, with its age.</summary>
    private static readonly TimeSpan SilentBack = TimeSpan.FromDays(7);
    private static readonly TimeSpan SilentWindow = TimeSpan.FromHours(1);

    public async Task FillAsync(LiveState state, Instant at, CancellationToken cancellation)
    {
        foreach (var selector in series.Selectors)
        {
            var hour = new RangeQuery(selector, at - TimeSpan.FromHours(1), at, TimeSpan.FromMinutes(1), Aggregate.Last, TimeSpan.Zero, MaxPoints);
            await foreach (var points in store.QueryAsync(hour, cancellation))
            {
                if (series.Contains(points.Series))
                {
                    state.Recall(points);
                }
            }
        }

        state.OnCommitted(new CommittedBatch(await LatestAsync(at, cancellation), [], at));
    }

    private async Task<List<Reading>> LatestAsync(Instant at, CancellationToken cancellation)
    {
        var found = new Dictionary<SeriesKey, Reading>();
        foreach (var selector in series.Selectors)
        {
            await RecentAsync(selector, at, found, cancellation);
        }

        foreach (var silent in series.Keys.Where(key => !found.ContainsKey(key)).Take(MaxSilent).ToList())
        {
            if (await SilentAsync(silent, at, cancellation) is { } last)
            {
                found[silent] = last;
            }
        }

        return [.. found.Values.OrderBy(reading => reading.Time)];
    }

    /// <summary>Halves how far it looks back until the answer fits.</summary>
    private async Task RecentAsync(SeriesSelector selector, Instant at, Dictionary<SeriesKey, Reading> found, CancellationToken cancellation)
    {
        for (var back = LongestBack; back >= LeastBack; back /= 2)
        {
            var cut = false;
            var query = new RangeQuery(selector, at - back, After(at), null, Aggregate.Last, TimeSpan.Zero, MaxPoints);
            await foreach (var points in store.QueryAsync(query, cancellation))
            {
                cut |= points.Truncated;
                if (!points.Truncated && series.Contains(points.Series) && points.Points.Count > 0)
                {
                    found[points.Series] = ToReading(points.Series, points.Points[^1]);
                }
            }

            if (!cut)
            {
                return;
            }
        }
    }

    private async Task<Reading?> SilentAsync(SeriesKey key, Instant at, CancellationToken cancellation)
    {
        var windows = new RangeQuery(
            SeriesSet.Only(key), at - SilentBack, After(at), SilentWindow, Aggregate.Count, utcOffset, MaxPoints);
        if (await OfAsync(key, windows, cancellation) is not { } window)
        {
            return null;
        }

        var end = window.Time + SilentWindow;
        var raw = new RangeQuery(
            SeriesSet.Only(key), window.Time, end < After(at) ? end : After(at), null, Aggregate.Last, TimeSpan.Zero, MaxPoints);
        return await OfAsync(key, raw, cancellation) is { } last ? ToReading(key, last) : null;
    }

    private async Task<Point?> OfAsync(SeriesKey key, RangeQuery query, CancellationToken cancellation)
    {
        await foreach (var points in store.QueryAsync(query, cancellation))
        {
            if (points.Series.Equals(key) && points.Points.Count > 0)
            {
                return points.Points[^1];
            }
        }

        return null;
    }

    private static Reading ToReading(SeriesKey key, Point point) => new(key, point.Time, point.Value, point.Quality, point.Flags, point.Time);

    private static Instant After(Instant at) => new(at.UnixNanoseconds + 1);
}
