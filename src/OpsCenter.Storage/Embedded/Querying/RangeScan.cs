using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>Reads the range of many series, a batch of them per loan of a connection: who reads ten thousand neither borrows as often nor keeps others waiting.</summary>
internal sealed class RangeScan(ReaderPool readers, SeriesCatalogue catalogue, DamageWatch damage)
{
    private const int SeriesPerLoan = 256;

    /// <summary>Points or windows of a batch, about: what is in memory at a time, beside one series.</summary>
    private const int ItemsPerLoan = 50_000;

    public async IAsyncEnumerable<SeriesRead> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var plan = new QueryPlan(query);
        var chosen = catalogue.Select(query.Selector);
        var left = query.MaxPoints;
        for (var next = 0; next < chosen.Length;)
        {
            var (from, most) = (next, left);
            List<SeriesRead> batch = ReadTail(chosen[from], plan, most) is { } alone
                ? [alone]
                : await readers.ReadAsync(connection => ReadBatch(connection, plan, chosen.AsSpan(from), most, cancellation), cancellation);
            next += batch.Count;
            foreach (var read in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                if (read.IsWorthTelling)
                {
                    yield return read;
                }

                left -= read.Count;
                if (read.Truncated)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Null where the series has something settled in the range.</summary>
    private SeriesRead? ReadTail(SeriesState series, QueryPlan plan, int most)
    {
        // The tail first, how far it is settled after: see the remark on SeriesState.
        var tail = series.Unsettled(plan.From, plan.To);
        return series.SettledTo < plan.From ? new SeriesRead(series, plan, most, damage).Run(tail, chunks: null, CancellationToken.None) : null;
    }

    private List<SeriesRead> ReadBatch(SqliteConnection connection, QueryPlan plan, ReadOnlySpan<SeriesState> chosen, int most, CancellationToken cancellation)
    {
        using var chunks = new ChunkReader(connection, plan.WantsSummaries);
        var (batch, items) = (new List<SeriesRead>(), 0);
        foreach (var series in chosen)
        {
            // The tail first, the chunks after.
            var tail = series.Unsettled(plan.From, plan.To);
            var read = new SeriesRead(series, plan, most - items, damage).Run(tail, series.SettledTo < plan.From ? null : chunks, cancellation);
            batch.Add(read);
            items += read.Count;
            if (read.Truncated || items >= ItemsPerLoan || batch.Count >= SeriesPerLoan)
            {
                break;
            }
        }

        return batch;
    }
}
