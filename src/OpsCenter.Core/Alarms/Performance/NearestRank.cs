namespace OpsCenter.Core.Alarms.Performance;

internal static class NearestRank
{
    /// <summary>The smallest value that the share of all values does not exceed; null where there is none.</summary>
    public static T? Of<T>(IEnumerable<T> values, double share)
        where T : struct
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
