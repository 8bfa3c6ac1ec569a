using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>One line of the answer.</summary>
/// <param name="Series">The series; of a group, the tags that its members were grouped by.</param>
/// <param name="Points">Oldest first.</param>
public sealed record HistorySeries(SeriesKey Series, IReadOnlyList<HistoryPoint> Points)
{
    /// <summary>How many series are in it.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The bound on points cut the answer here.</summary>
    public bool Truncated { get; init; }

    /// <inheritdoc cref="SeriesPoints.Incomplete"/>
    public bool Incomplete { get; init; }

    /// <inheritdoc cref="SeriesPoints.Reads"/>
    public StoreReads? Reads { get; init; }
}
