using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Summaries;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Takes points that are too old and leaves their hourly summaries. Writer's connection only, inside the caller's transaction.</summary>
internal sealed class ChunkThinner(ChunkWriter chunks)
{
    /// <summary>Of one row: long enough to pack well, short enough to rewrite each time an hour is added.</summary>
    private const int MostHours = 256;

    /// <summary>Answers how many points went.</summary>
    public long Thin(int series, long before, Action<ChunkRow, InvalidDataException> damaged)
    {
        var gone = 0L;
        while (chunks.Spans.OldestWithPoints(series, before) is { } chunk)
        {
            if (chunks.PointsOrSetAside(series, chunk, damaged) is { } points)
            {
                var old = chunks.Cut(series, chunk, points, before);
                Keep(series, HourSummaries.Of(old), damaged);
                gone += old.Length;
            }
        }

        return gone;
    }

    private void Keep(int series, WindowSummary[] hours, Action<ChunkRow, InvalidDataException> damaged)
    {
        var previous = chunks.Spans.Owner(series, hours[0].FirstTime.UnixNanoseconds);
        if (previous is { HasPoints: false } row && HoursOf(series, row, damaged) is { } kept && kept.Length + hours.Length <= MostHours)
        {
            chunks.Spans.UpdateHours(series, row.Start, HourSummaries.Join(kept, hours));
            return;
        }

        foreach (var piece in hours.Chunk(MostHours))
        {
            chunks.Spans.InsertHours(series, piece);
        }
    }

    private WindowSummary[]? HoursOf(int series, ChunkRow row, Action<ChunkRow, InvalidDataException> damaged)
    {
        try
        {
            return chunks.Spans.Hours(series, row.Start);
        }
        catch (InvalidDataException error)
        {
            damaged(row, error);
            return null;
        }
    }
}
