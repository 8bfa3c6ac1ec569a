using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>Puts something where windows are missing.</summary>
public static class WindowFilling
{
    /// <param name="points">Of windows of <paramref name="range"/>, oldest first.</param>
    /// <param name="range">Its windows are filled, the one that its begin is in included.</param>
    /// <param name="before">Not from here on.</param>
    /// <param name="most">No more points than this.</param>
    public static IReadOnlyList<HistoryPoint> Fill(IReadOnlyList<HistoryPoint> points, RangeQuery range, Instant before, Filling filling, int most)
    {
        var grid = new WindowGrid(range.Step ?? throw new ArgumentException("only windows are filled", nameof(range)), range.Offset);
        var filled = new List<HistoryPoint>();
        var next = 0;
        var (start, end) = grid.WindowOf(range.From.UnixNanoseconds);
        while (filled.Count < most && (next < points.Count || start < before.UnixNanoseconds) && start < range.To.UnixNanoseconds)
        {
            filled.Add(next < points.Count && points[next].Time.UnixNanoseconds == start
                ? points[next++]
                : new HistoryPoint(new Instant(start), Missing(points, next, start, filling)));
            (start, end) = grid.WindowOf(end);
        }

        return filled;
    }

    /// <param name="next">Index of the first point after the gap.</param>
    private static double? Missing(IReadOnlyList<HistoryPoint> points, int next, long at, Filling filling) => filling switch
    {
        Filling.Zero => 0,
        Filling.Previous when next > 0 => points[next - 1].Value,
        Filling.Linear when next > 0 && next < points.Count => Between(points[next - 1], points[next], at),
        _ => null,
    };

    private static double? Between(HistoryPoint left, HistoryPoint right, long at)
    {
        var part = (double)(at - left.Time.UnixNanoseconds) / (right.Time.UnixNanoseconds - left.Time.UnixNanoseconds);
        return left.Value + ((right.Value - left.Value) * part);
    }
}
