using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>Reads the past stretch by stretch: never more than a page of it is in memory.</summary>
internal sealed class ReplayPages(ITelemetryStore store, SeriesSet series)
{
    /// <summary>Readings in a page; a stretch with more is halved.</summary>
    private const int MaxReadings = 100_000;
    private const int MaxEvents = 2_000;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>What follows <paramref name="after"/>, to <paramref name="upTo"/> or less far.</summary>
    public async Task<ReplayPage> ReadAsync(Instant after, Instant upTo, CancellationToken cancellation)
    {
        while (true)
        {
            if (await ReadingsAsync(after, upTo, upTo - after <= Least, cancellation) is { } readings)
            {
                return new ReplayPage(upTo, readings, await EventsAsync(after, upTo, cancellation));
            }

            upTo = after + ((upTo - after) / 2);
        }
    }

    /// <summary>Null where they are too many and the stretch can be shortened.</summary>
    private async Task<List<Reading>?> ReadingsAsync(Instant after, Instant upTo, bool asFarAsItGoes, CancellationToken cancellation)
    {
        var readings = new List<Reading>();
        foreach (var selector in series.Selectors)
        {
            var query = new RangeQuery(selector, Next(after), Next(upTo), null, Aggregate.Last, TimeSpan.Zero, MaxReadings - readings.Count + 1);
            await foreach (var points in store.QueryAsync(query, cancellation))
            {
                if (series.Contains(points.Series))
                {
                    readings.AddRange(points.Points.Select(
                        point => new Reading(points.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time)));
                }

                if (points.Truncated || readings.Count > MaxReadings)
                {
                    return asFarAsItGoes ? Ordered(readings) : null;
                }
            }
        }

        return Ordered(readings);
    }

    private async Task<IReadOnlyList<OperationalEvent>> EventsAsync(Instant after, Instant upTo, CancellationToken cancellation)
    {
        var events = await store.EventsAsync(new EventQuery(Next(after), Next(upTo), Limit: MaxEvents), cancellation);
        return [.. events.Reverse()];
    }

    private static List<Reading> Ordered(List<Reading> readings)
    {
        readings.Sort((left, right) => left.Time.CompareTo(right.Time));
        return readings;
    }

    private static Instant Next(Instant time) => new(time.UnixNanoseconds + 1);
}
