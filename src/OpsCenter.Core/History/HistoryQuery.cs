using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>A range query and what becomes of its answer before somebody sees it.</summary>
/// <param name="Range">Series, range, step, offset and the bound on points. Its aggregate is not looked at.</param>
/// <param name="Aggregate">How a window becomes a value; ignored without a step.</param>
public sealed record HistoryQuery(RangeQuery Range, HistoryAggregate Aggregate)
{
    /// <value>More than 0, at most 100; for <see cref="HistoryAggregate.Percentile"/>.</value>
    public double Percentile { get; init; } = 95;

    /// <summary>Tags whose combinations become one answer each, over all their series; empty for one answer per series. Needs a step.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>For windows without readings. Needs a step.</summary>
    public Filling Filling { get; init; }

    /// <summary>Windows that begin at or after this are not filled: what has not been yet is not missing. Null: the range's end.</summary>
    public Instant? FillBefore { get; init; }

    /// <value>At most so many points a series, 3 or more; null for all. Without a step the readings are thinned, with one the windows' values.</value>
    public int? Points { get; init; }

    public Thinning Thinning { get; init; }
}
