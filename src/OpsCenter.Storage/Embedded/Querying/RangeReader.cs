using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>One series' answer to a range query: its chunks and its unsettled tail as one run.</summary>
internal static class RangeReader
{
    /// <param name="connection">Lent for the call.</param>
    /// <param name="series">Which series.</param>
    /// <param name="tail">Unsettled points of the range, taken before the connection was.</param>
    /// <param name="query">Range, step and aggregate.</param>
    /// <param name="mostPoints">Bound on the answer.</param>
    /// <param name="cancellation">Asked between chunks.</param>
    public static SeriesPoints Read(
        SqliteConnection connection, SeriesState series, ReadOnlySpan<StoredPoint> tail, RangeQuery query, int mostPoints, CancellationToken cancellation)
    {
        var (from, to) = (query.From.UnixNanoseconds, query.To.UnixNanoseconds);
        var collector = new PointCollector(query, mostPoints);
        foreach (var chunk in ChunkReader.Read(connection, series, from, to))
        {
            cancellation.ThrowIfCancellationRequested();
            var beside = CountUpTo(tail, chunk[^1].Time);
            if (!Feed(collector, PointMerge.Of(Cut(chunk, from, to), tail[..beside])))
            {
                return Answer(series, collector);
            }

            tail = tail[beside..];
        }

        Feed(collector, tail);
        return Answer(series, collector);
    }

    /// <summary>The same for a series that has nothing settled in the range.</summary>
    public static SeriesPoints ReadTail(SeriesState series, ReadOnlySpan<StoredPoint> tail, RangeQuery query, int mostPoints)
    {
        var collector = new PointCollector(query, mostPoints);
        Feed(collector, tail);
        return Answer(series, collector);
    }

    private static SeriesPoints Answer(SeriesState series, PointCollector collector) =>
        new(series.Key, collector.Finish(), collector.Truncated);

    private static bool Feed(PointCollector collector, ReadOnlySpan<StoredPoint> points)
    {
        foreach (ref readonly var point in points)
        {
            if (!collector.Add(point))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<StoredPoint> Cut(ReadOnlySpan<StoredPoint> chunk, long from, long to)
    {
        var start = 0;
        while (start < chunk.Length && chunk[start].Time < from)
        {
            start++;
        }

        var end = chunk.Length;
        while (end > start && chunk[end - 1].Time >= to)
        {
            end--;
        }

        return chunk[start..end];
    }

    private static int CountUpTo(ReadOnlySpan<StoredPoint> points, long time)
    {
        var count = 0;
        while (count < points.Length && points[count].Time <= time)
        {
            count++;
        }

        return count;
    }
}
