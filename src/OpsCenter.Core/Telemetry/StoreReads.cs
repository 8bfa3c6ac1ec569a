namespace OpsCenter.Core.Telemetry;

/// <summary>What a store read to answer, for whoever wonders why a query took its time.</summary>
/// <param name="Summaries">Hourly summaries taken instead of readings.</param>
/// <param name="Chunks">Runs of stored readings unpacked.</param>
/// <param name="Unsettled">Readings taken from memory.</param>
public readonly record struct StoreReads(long Summaries, long Chunks, long Unsettled)
{
    /// <summary>In words: <c>hourly summaries</c>, <c>readings</c>, both, <c>memory</c> or <c>nothing</c>.</summary>
    public string Plan => (Summaries > 0, Chunks > 0, Unsettled > 0) switch
    {
        (true, true, _) => "hourly summaries and readings",
        (true, false, _) => "hourly summaries",
        (false, true, _) => "readings",
        (false, false, true) => "memory",
        _ => "nothing",
    };

    public static StoreReads operator +(StoreReads left, StoreReads right) =>
        new(left.Summaries + right.Summaries, left.Chunks + right.Chunks, left.Unsettled + right.Unsettled);
}
