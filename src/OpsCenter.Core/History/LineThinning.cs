namespace OpsCenter.Core.History;

/// <summary>Fewer points that look the same: every one answered is one that was there.</summary>
public static class LineThinning
{
    /// <param name="points">Oldest first; those without a value do not come back.</param>
    /// <param name="most">3 or more; where there are no more than this, all come back.</param>
    public static IReadOnlyList<HistoryPoint> Thin(IReadOnlyList<HistoryPoint> points, int most, Thinning how)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 3);
        HistoryPoint[] there = [.. points.Where(point => point.Value is not null)];
        return there.Length <= most ? there : how == Thinning.MinMax ? MinMax(there, most) : Lttb(there, most);
    }

    private static List<HistoryPoint> Lttb(HistoryPoint[] points, int most)
    {
        var kept = new List<HistoryPoint>(most) { points[0] };
        var buckets = most - 2;
        int StartOf(int bucket) => 1 + (int)((long)(points.Length - 2) * bucket / buckets);
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var (start, end) = (StartOf(bucket), StartOf(bucket + 1));
            var ahead = points.AsSpan(end, Math.Min(points.Length, StartOf(bucket + 2)) - end);
            kept.Add(LargestTriangle(kept[^1], points.AsSpan(start, end - start), ahead));
        }

        kept.Add(points[^1]);
        return kept;
    }

    /// <summary>Of the bucket, the point that spans the largest triangle with the one kept before and the middle of the bucket ahead.</summary>
    private static HistoryPoint LargestTriangle(HistoryPoint kept, ReadOnlySpan<HistoryPoint> bucket, ReadOnlySpan<HistoryPoint> ahead)
    {
        double time = 0, value = 0;
        foreach (var point in ahead)
        {
            time += Seconds(kept, point) / ahead.Length;
            value += (point.Value!.Value - kept.Value!.Value) / ahead.Length;
        }

        var (best, largest) = (bucket[0], -1.0);
        foreach (var point in bucket)
        {
            var area = Math.Abs((time * (point.Value!.Value - kept.Value!.Value)) - (Seconds(kept, point) * value));
            if (area > largest)
            {
                (best, largest) = (point, area);
            }
        }

        return best;
    }

    private static double Seconds(HistoryPoint from, HistoryPoint to) => (to.Time.UnixNanoseconds - from.Time.UnixNanoseconds) / 1e9;

    private static List<HistoryPoint> MinMax(HistoryPoint[] points, int most)
    {
        var kept = new List<HistoryPoint>(most);
        var buckets = most / 2;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var start = (int)((long)points.Length * bucket / buckets);
            var end = (int)((long)points.Length * (bucket + 1) / buckets);
            var (lowest, highest) = (start, start);
            for (var index = start; index < end; index++)
            {
                lowest = points[index].Value < points[lowest].Value ? index : lowest;
                highest = points[index].Value > points[highest].Value ? index : highest;
            }

            kept.Add(points[Math.Min(lowest, highest)]);
            if (lowest != highest)
            {
                kept.Add(points[Math.Max(lowest, highest)]);
            }
        }

        return kept;
    }
}
