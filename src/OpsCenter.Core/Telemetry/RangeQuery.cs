namespace OpsCenter.Core.Telemetry;

/// <summary>Readings of the selected series in [From, To).</summary>
/// <param name="Selector">Which series.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Step">Window length, aligned to local midnight offsets of <paramref name="Offset"/>; null returns raw readings.</param>
/// <param name="Aggregate">How a window becomes a value; ignored without a step.</param>
/// <param name="Offset">UTC offset that day windows follow, +07:00 for Vietnam.</param>
/// <param name="MaxPoints">Upper bound on returned points over all series; beyond it the store stops and says truncated.</param>
public sealed record RangeQuery(
    SeriesSelector Selector, Instant From, Instant To, TimeSpan? Step, Aggregate Aggregate, TimeSpan Offset, int MaxPoints = 100_000)
{
    /// <summary>More than 0, at most 100: what <see cref="IWindowedTelemetryStore"/> tells of each window beside its sums; null for none. Other stores need not know it.</summary>
    public double? Percentile { get; init; }
}
