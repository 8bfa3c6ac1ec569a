using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Http;
using OpsCenter.Storage.Influx.Lines;
using OpsCenter.Storage.Influx.Spool;

namespace OpsCenter.Storage.Influx.Querying;

/// <summary>History out of InfluxDB. The spool's catalogue says which series there are and in which order they come. Thread-safe.</summary>
internal sealed class InfluxReader(InfluxClient client, TelemetrySpool spool)
{
    /// <summary>Questions in one request: enough that the way costs little, few enough that what a bound cuts off was not read in vain.</summary>
    private const int SeriesPerRequest = 64;

    /// <summary>From so many on, one question for a whole field costs less than one for each of its series.</summary>
    private const int WorthGrouping = 16;

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (query.From >= query.To)
        {
            yield break;
        }

        SeriesKey[] selected = [.. spool.Catalogue.Select(query.Selector).Select(series => series.Key)];
        if (await GroupedAsync(selected, query, cancellation) is { } whole)
        {
            foreach (var series in selected.Where(series => whole.TryGetValue(series, out var points) && points.Count > 0))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return new SeriesPoints(series, whole[series], Truncated: false);
            }

            yield break;
        }

        var left = query.MaxPoints;
        foreach (var slice in selected.Chunk(SeriesPerRequest))
        {
            await foreach (var (series, points) in SliceAsync(slice, query, left, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                var truncated = points.Count > left;
                yield return new SeriesPoints(series, truncated ? points.GetRange(0, left) : points, truncated);
                if (truncated)
                {
                    yield break;
                }

                left -= points.Count;
            }
        }
    }

    /// <summary>Time of the oldest reading of all fields that have selected series; null where there is none.</summary>
    public async ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation)
    {
        var fields = spool.Catalogue.Select(selector).Select(series => (series.Key.Measurement, series.Key.Field)).Distinct().ToArray();
        Instant? oldest = null;
        foreach (var slice in fields.Chunk(SeriesPerRequest))
        {
            await foreach (var rows in client.QueryAsync(string.Join(';', slice.Select(field => InfluxQl.Oldest(field.Measurement, field.Field))), cancellation))
            {
                var first = new Instant(rows.Rows[0].Time);
                oldest = oldest is null || first < oldest ? first : oldest;
            }
        }

        return oldest;
    }

    /// <summary>Deletes readings of the measurements; answers how many.</summary>
    public async ValueTask<long> DeleteBeforeAsync(IEnumerable<string> measurements, Instant before, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var measurement in measurements)
        {
            var fields = spool.Catalogue.Select(new SeriesSelector(measurement, null, SeriesSelector.All.Tags)).Select(series => series.Key.Field).Distinct();
            var count = 0L;
            await foreach (var rows in client.QueryAsync(InfluxQl.CountBefore(measurement, fields, before), cancellation))
            {
                count += rows.Rows.Sum(row => row.Values.Where(double.IsFinite).Sum(value => (long)value));
            }

            if (count > 0)
            {
                await foreach (var _ in client.QueryAsync(InfluxQl.DeleteBefore(measurement, before), cancellation))
                {
                }
            }

            deleted += count;
        }

        return deleted;
    }

    /// <summary>The whole answer by series, a question for each field; null where that is not worth it, or more than the bound: then each series is asked for itself, in order.</summary>
    private async ValueTask<Dictionary<SeriesKey, List<Point>>?> GroupedAsync(SeriesKey[] selected, RangeQuery query, CancellationToken cancellation)
    {
        // An answer names no tag without a value, so such a series would not be found again.
        if (selected.Length < WorthGrouping || selected.Any(series => series.Tags.Any(tag => tag.Value.Length == 0)))
        {
            return null;
        }

        var (whole, left) = (new Dictionary<SeriesKey, List<Point>>(), query.MaxPoints);
        foreach (var (measurement, field) in selected.Select(series => (series.Measurement, series.Field)).Distinct())
        {
            await foreach (var rows in client.QueryAsync(InfluxQl.Ranges(measurement, field, spool.Tags.Of(measurement), query, left + 1L), cancellation))
            {
                var points = rows.Rows.Where(row => double.IsFinite(row.Values[0])).Select(ToPoint).ToArray();
                left -= points.Length;
                if (left < 0)
                {
                    return null;
                }

                var series = new SeriesKey(measurement, rows.Tags, field);
                if (!whole.TryGetValue(series, out var all))
                {
                    whole.Add(series, all = []);
                }

                all.AddRange(points);
            }
        }

        return whole;
    }

    /// <summary>The points of each series that has any; one more than <paramref name="left"/> where there are more.</summary>
    private async IAsyncEnumerable<(SeriesKey Series, List<Point> Points)> SliceAsync(
        SeriesKey[] slice, RangeQuery query, int left, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var question = string.Join(';', slice.Select(series => InfluxQl.Range(series, spool.Tags.Of(series.Measurement), query, left + 1L)));
        var (statement, points) = (-1, new List<Point>());
        await foreach (var rows in client.QueryAsync(question, cancellation))
        {
            if (rows.Statement != statement && points.Count > 0)
            {
                yield return (slice[statement], points);
                points = [];
            }

            statement = rows.Statement;
            points.AddRange(rows.Rows.Where(row => double.IsFinite(row.Values[0])).Select(ToPoint));
        }

        if (points.Count > 0)
        {
            yield return (slice[statement], points);
        }
    }

    private static Point ToPoint((long Time, double[] Values) row)
    {
        var flags = ReadingFlags.None;
        for (var index = 0; index < MarkFields.Flags.Count; index++)
        {
            flags |= row.Values[index + 2] > 0 ? MarkFields.Flags[index].Flag : ReadingFlags.None;
        }

        return new Point(new Instant(row.Time), row.Values[0], double.IsNaN(row.Values[1]) ? Quality.Good : (Quality)row.Values[1], flags);
    }
}
