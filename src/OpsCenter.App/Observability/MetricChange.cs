namespace OpsCenter.App.Observability;

/// <summary>What happened between two snapshots.</summary>
internal sealed class MetricChange(MetricSnapshot before, MetricSnapshot now, TimeSpan elapsed)
{
    /// <summary>As it is now.</summary>
    public double Now(string name) => now.Sum(name);

    /// <summary>Growth of a counter a second.</summary>
    public double Rate(string name) => Math.Max(0, now.Sum(name) - before.Sum(name)) / elapsed.TotalSeconds;

    /// <summary>Mean of what a histogram recorded; null where it recorded nothing: no lag is not a lag of nothing.</summary>
    public double? Mean(string name, string? label = null)
    {
        var count = now.Sum(name + "_count", label) - before.Sum(name + "_count", label);
        return count > 0 ? (now.Sum(name + "_sum", label) - before.Sum(name + "_sum", label)) / count : null;
    }

    /// <summary>The bound below which the share of what a histogram recorded lies, between the bounds by straight line; null where it recorded nothing.</summary>
    public double? Quantile(string name, double share)
    {
        var earlier = before.Buckets(name);
        var counts = now.Buckets(name).Select(bucket => (Bound: bucket.Key, Count: bucket.Value - earlier.GetValueOrDefault(bucket.Key))).ToList();
        if (counts is not [.., { Count: > 0 and var total }])
        {
            return null;
        }

        var (lower, below) = (0.0, 0.0);
        foreach (var (bound, count) in counts)
        {
            if (count >= share * total)
            {
                return double.IsPositiveInfinity(bound) ? lower : lower + ((bound - lower) * ((share * total) - below) / (count - below));
            }

            (lower, below) = (bound, count);
        }

        return lower;
    }
}
