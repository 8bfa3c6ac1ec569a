namespace OpsCenter.Storage.Embedded.Series;

/// <param name="Commit">Number of the plan; another's says nothing.</param>
/// <param name="Newest">Latest time of the series, stored or planned.</param>
internal readonly record struct PlannedSeries(long Commit, long Newest);
