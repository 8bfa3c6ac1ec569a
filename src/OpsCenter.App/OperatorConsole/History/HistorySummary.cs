using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>The readings of one range in figures.</summary>
/// <param name="Count">How many readings.</param>
/// <param name="Min">Least.</param>
/// <param name="Mean">Of all readings, not of the windows.</param>
/// <param name="Max">Greatest.</param>
public sealed record HistorySummary(long Count, double Min, double Mean, double Max)
{
    /// <summary>Null where there is no reading.</summary>
    public static HistorySummary? Of(IReadOnlyList<Point> readings) => readings.Count == 0
        ? null
        : new(readings.Count, readings.Min(point => point.Value), readings.Average(point => point.Value), readings.Max(point => point.Value));

    /// <summary>From windows of one and the same grid, which together hold every reading once.</summary>
    public static HistorySummary? Of(IReadOnlyList<Point> counts, IReadOnlyList<Point> least, IReadOnlyList<Point> sums, IReadOnlyList<Point> most)
    {
        var count = counts.Sum(point => point.Value);
        return count <= 0
            ? null
            : new((long)count, least.Min(point => point.Value), sums.Sum(point => point.Value) / count, most.Max(point => point.Value));
    }
}
