namespace OpsCenter.Core.Telemetry;

/// <summary>Points of one series, oldest first.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Points">Windows carry their start. Windows without readings are absent.</param>
/// <param name="Truncated">The query's bound cut the answer here.</param>
public sealed record SeriesPoints(SeriesKey Series, IReadOnlyList<Point> Points, bool Truncated)
{
    /// <summary>The store knows of readings in the range that are not in the answer: only their hourly summary is kept, or the disk damaged them.</summary>
    public bool Incomplete { get; init; }

    /// <summary>What was read for it; null where the store does not tell.</summary>
    public StoreReads? Reads { get; init; }
}
