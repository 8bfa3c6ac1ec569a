using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>Decides what answers a range query: hourly summaries where whole hours fall into windows, readings for the rest. Immutable.</summary>
internal sealed class QueryPlan
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public QueryPlan(RangeQuery query)
    {
        Query = query;
        From = query.From.UnixNanoseconds;
        To = query.To.UnixNanoseconds;
        WantsSummaries = query.Step >= Hour && query.Percentile is null;
    }

    public RangeQuery Query { get; }

    /// <summary>Inclusive.</summary>
    public long From { get; }

    /// <summary>Exclusive.</summary>
    public long To { get; }

    /// <summary>Worth reading summaries at all: a window shorter than an hour never holds a whole one, and no percentile comes out of sums.</summary>
    public bool WantsSummaries { get; }

    /// <summary>What to do with an hour of a chunk.</summary>
    /// <param name="isOneWindow">Do all readings between two times, both included, fall into one window?</param>
    public HourUse Choose(in WindowSummary hour, Func<Instant, Instant, bool> isOneWindow)
    {
        if (hour.LastTime.UnixNanoseconds < From || hour.FirstTime.UnixNanoseconds >= To)
        {
            return HourUse.Outside;
        }

        return hour.FirstTime.UnixNanoseconds >= From && hour.LastTime.UnixNanoseconds < To && isOneWindow(hour.FirstTime, hour.LastTime)
            ? HourUse.Whole
            : HourUse.Cut;
    }
}
