using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>A value at a moment, or of a window that begins then.</summary>
/// <param name="Value">Null where a window has none and was to be answered all the same.</param>
public readonly record struct HistoryPoint(Instant Time, double? Value)
{
    public static HistoryPoint Of(Point point) => new(point.Time, point.Value);
}
