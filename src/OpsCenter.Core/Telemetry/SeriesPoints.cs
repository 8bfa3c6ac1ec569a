namespace OpsCenter.Core.Telemetry;

/// <summary>Points of one series, oldest first.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Points">Windows carry their start. Windows without readings are absent.</param>
/// <param name="Truncated">The query's bound cut the answer here.</param>
public sealed record SeriesPoints(SeriesKey Series, IReadOnlyList<Point> Points, bool Truncated);
