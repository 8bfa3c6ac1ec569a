using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>Counts and names what the disk damaged, each piece once. Thread-safe.</summary>
internal sealed class DamageWatch(ILogger logger)
{
    /// <summary>More are counted no more than once per query, but named again.</summary>
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(int Series, long Start, bool Summary), byte> _known = new();
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>A query met it; it stays where it is until settling or retention does.</summary>
    public void FoundChunk(SeriesState series, long start, InvalidDataException error)
    {
        if (IsNew(series, start, summary: false))
        {
            Log.ChunkUnreadable(logger, series.Key.Canonical, start, error.Message);
        }
    }

    public void FoundSummary(SeriesState series, long start, InvalidDataException error)
    {
        if (IsNew(series, start, summary: true))
        {
            Log.SummaryUnreadable(logger, series.Key.Canonical, start, error.Message);
        }
    }

    public void SetAside(SeriesState series, ChunkRow chunk, InvalidDataException error)
    {
        IsNew(series, chunk.Start, summary: !chunk.HasPoints);
        Log.ChunkDamaged(logger, series.Key.Canonical, chunk.Count, chunk.Start, error.Message);
    }

    /// <summary>The migration names it itself; no query will meet it again.</summary>
    public void SetAsideByMigration() => Interlocked.Increment(ref _count);

    private bool IsNew(SeriesState series, long start, bool summary)
    {
        var key = (series.Id, start, summary);
        if (_known.Count < MostKnown ? !_known.TryAdd(key, 0) : _known.ContainsKey(key))
        {
            return false;
        }

        Interlocked.Increment(ref _count);
        return true;
    }
}
