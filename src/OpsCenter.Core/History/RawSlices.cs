using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>All readings of a range, a day of every series after a day of every series, so that no more than a day of one series is in memory at a time.</summary>
internal static class RawSlices
{
    private static readonly TimeSpan Slice = TimeSpan.FromDays(1);

    public static async IAsyncEnumerable<SeriesPoints> ReadAsync(ITelemetryStore store, RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var oldest = await store.OldestAsync(query.Selector, cancellation);
        var from = oldest > query.From ? oldest.Value : query.From;
        while (from < query.To)
        {
            var to = query.To - from > Slice ? from + Slice : query.To;
            await foreach (var readings in store.QueryAsync(query with { From = from, To = to, Step = null, MaxPoints = int.MaxValue }, cancellation))
            {
                yield return readings;
            }

            from = to;
        }
    }
}
