using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Statistics;

/// <summary>The Theil-Sen slope: the median of the slopes between all pairs, which up to 29 % of wild values cannot turn.</summary>
/// <remarks>Source: P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63 (1968).</remarks>
public static class RobustSlope
{
    /// <summary>All pairs are looked at, so more points are thinned evenly to this many (about 20,000 pairs).</summary>
    private const int MostPoints = 200;

    private const int LeastPoints = 3;

    /// <summary>Change per hour; null with fewer than three different times.</summary>
    /// <param name="points">In any order; values that are not finite are passed over.</param>
    public static double? PerHour(IEnumerable<(Instant Time, double Value)> points)
    {
        var sorted = points.Where(point => double.IsFinite(point.Value)).OrderBy(point => point.Time).ToList();
        if (sorted.Select(point => point.Time).Distinct().Count() < LeastPoints)
        {
            return null;
        }

        var kept = Thinned(sorted);
        var slopes = new List<double>();
        for (var late = 1; late < kept.Count; late++)
        {
            for (var early = 0; early < late; early++)
            {
                var hours = (kept[late].Time - kept[early].Time).TotalHours;
                if (hours > 0)
                {
                    slopes.Add((kept[late].Value - kept[early].Value) / hours);
                }
            }
        }

        slopes.Sort();
        var middle = slopes.Count / 2;
        return slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    private static List<(Instant Time, double Value)> Thinned(List<(Instant Time, double Value)> sorted) => sorted.Count <= MostPoints
        ? sorted
        : [.. Enumerable.Range(0, MostPoints).Select(index => sorted[(int)((long)index * (sorted.Count - 1) / (MostPoints - 1))])];
}
