namespace OpsCenter.Core.Statistics;

/// <summary>Quantiles that are always one of the values: what "half took at most so long" means to a reader.</summary>
public static class NearestRank
{
    /// <summary>The smallest value that the share of all values does not exceed; null where there is none.</summary>
    /// <param name="values">In any order; no NaN.</param>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    public static T? Of<T>(IEnumerable<T> values, double share)
        where T : struct
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
