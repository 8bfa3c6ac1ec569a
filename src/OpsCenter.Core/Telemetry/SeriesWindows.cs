namespace OpsCenter.Core.Telemetry;

/// <summary>Windows of one series, oldest first; those without readings are absent.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Windows">Not yet one value each, so that those of several series can be united.</param>
/// <param name="Truncated">The query's bound cut the answer here.</param>
public sealed record SeriesWindows(SeriesKey Series, IReadOnlyList<Window> Windows, bool Truncated)
{
    /// <inheritdoc cref="SeriesPoints.Incomplete"/>
    public bool Incomplete { get; init; }

    /// <inheritdoc cref="SeriesPoints.Reads"/>
    public StoreReads? Reads { get; init; }
}
