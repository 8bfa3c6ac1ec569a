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

    /// <summary>From windows that together hold every reading once; null where there is none.</summary>
    public static HistorySummary? Of(IReadOnlyList<Window> windows)
    {
        var count = windows.Sum(window => window.Summary.Count);
        return count == 0
            ? null
            : new(count, windows.Min(window => window.Summary.Min), windows.Sum(window => window.Summary.Sum) / count, windows.Max(window => window.Summary.Max));
    }
}
