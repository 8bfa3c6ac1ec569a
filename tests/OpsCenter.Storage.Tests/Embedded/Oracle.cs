using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>The port's promises in the plainest code: everything in one dictionary, every answer by brute force.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<(SeriesKey Series, Instant Time), Reading> _readings = [];

    public IEnumerable<Reading> All => _readings.Values;

    /// <summary>Answers how many were duplicates.</summary>
    public int Commit(IEnumerable<Reading> readings)
    {
        var duplicates = 0;
        foreach (var reading in readings)
        {
            if (!_readings.TryGetValue((reading.Series, reading.Time), out var stored))
            {
                _readings.Add((reading.Series, reading.Time), reading);
            }
            else if (stored.Value == reading.Value)
            {
                duplicates++;
            }
            else
            {
                _readings[(reading.Series, reading.Time)] = reading with { Flags = reading.Flags | ReadingFlags.Revised };
            }
        }

        return duplicates;
    }

    public long DeleteBefore(Instant before)
    {
        var old = _readings.Keys.Where(key => key.Time < before).ToArray();
        Array.ForEach(old, key => _readings.Remove(key));
        return old.Length;
    }

    public IEnumerable<(SeriesKey, Instant, double)> Latest() =>
        _readings.Values.GroupBy(reading => reading.Series)
            .Select(series => series.MaxBy(reading => reading.Time))
            .OrderBy(reading => reading.Series.Canonical, StringComparer.Ordinal)
            .Select(reading => (reading.Series, reading.Time, reading.Value));

    public IReadOnlyList<SeriesPoints> Query(RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        var left = query.MaxPoints;
        foreach (var series in _readings.Values
            .Where(reading => query.Selector.Matches(reading.Series) && reading.Time >= query.From && reading.Time < query.To)
            .GroupBy(reading => reading.Series)
            .OrderBy(series => series.Key.Canonical, StringComparer.Ordinal))
        {
            var points = Points(query, [.. series.OrderBy(reading => reading.Time)]);
            answers.Add(new SeriesPoints(series.Key, [.. points.Take(left)], points.Count > left));
            left -= Math.Min(left, points.Count);
            if (answers[^1].Truncated)
            {
                break;
            }
        }

        return answers;
    }

    private static List<Point> Points(RangeQuery query, Reading[] readings) => query.Step is not { } step
        ? [.. readings.Select(reading => new Point(reading.Time, reading.Value, reading.Quality, reading.Flags))]
        : [.. readings.GroupBy(reading => WindowStart(reading.Time, step, query.Offset)).Select(window => Window(window.Key, query.Aggregate, [.. window]))];

    public static Instant WindowStart(Instant time, TimeSpan step, TimeSpan offset)
    {
        var shift = offset.Ticks * 100;
        var length = step.Ticks * 100;
        return new Instant((long)Math.Floor((decimal)(time.UnixNanoseconds + shift) / length) * length - shift);
    }

    private static Point Window(Instant start, Aggregate aggregate, Reading[] readings)
    {
        var values = readings.Select(reading => reading.Value).ToArray();
        var value = aggregate switch
        {
            Aggregate.Mean => values.Sum() / values.Length,
            Aggregate.Min => values.Min(),
            Aggregate.Max => values.Max(),
            Aggregate.Sum => values.Sum(),
            Aggregate.Count => values.Length,
            Aggregate.First => values[0],
            _ => values[^1],
        };
        var flags = readings.Aggregate(ReadingFlags.None, (all, reading) => all | reading.Flags);
        return new Point(start, value, readings.Max(reading => reading.Quality), flags);
    }
}
