using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Embedded.Summaries;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Keeps the chunks of a series in order, apart and not too big. Writer's connection only, inside the caller's transaction.</summary>
internal sealed class ChunkWriter(SqliteConnection writer) : IDisposable
{
    /// <summary>Long enough to pack well, short enough to rewrite each time a run settles.</summary>
    public const int MostPoints = 1024;

    private readonly Statement _points = new(writer, "SELECT points FROM chunk WHERE id = @0", 1);

    private readonly Statement _insert = new(
        writer, "INSERT INTO chunk (series_id, start_ns, end_ns, count, points) VALUES (@0, @1, @2, @3, @4) RETURNING id", 5);

    private readonly Statement _update = new(
        writer, "UPDATE chunk SET start_ns = @1, end_ns = @2, count = @3, points = @4 WHERE id = @0", 5);

    private readonly Statement _delete = new(writer, "DELETE FROM chunk WHERE id = @0", 1);

    // A damaged chunk leaves the queries but not the file: its bytes may yet be saved by hand.
    private readonly Statement _setAside = new(writer, "UPDATE chunk SET series_id = -series_id WHERE id = @0", 1);

    private readonly Statement _countBefore = new(
        writer,
        "SELECT coalesce(sum(c.count), 0) FROM span s JOIN chunk c ON c.id = s.chunk_id WHERE s.series_id = @0 AND s.start_ns < @1 AND c.end_ns < @1",
        2);

    private readonly Statement _deleteBefore = new(
        writer, "DELETE FROM chunk WHERE id IN (SELECT chunk_id FROM span WHERE series_id = @0 AND start_ns < @1) AND end_ns < @1", 2);

    private readonly BlobWriter _blob = new();

    public SpanTable Spans { get; } = new(writer);

    /// <summary>Takes in points of a series, in order; a point whose time is there replaces the old one. Answers how many came for a time whose readings retention took.</summary>
    /// <param name="series">Which series.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="damaged">Told of each chunk that could not be read and was set aside.</param>
    public int Merge(int series, ReadOnlySpan<StoredPoint> points, Action<ChunkRow, InvalidDataException> damaged)
    {
        var tooLate = 0;
        while (!points.IsEmpty)
        {
            var owner = Spans.Owner(series, points[0].Time);
            var next = Spans.NextStart(series, points[0].Time);
            var run = points[..CountBefore(points, next)];
            points = points[run.Length..];
            if (owner is { HasPoints: false } thinned)
            {
                var inside = CountUpTo(run, thinned.End);
                tooLate += FillHours(series, thinned, run[..inside], damaged);
                run = run[inside..];
                owner = null;
            }

            if (run.IsEmpty)
            {
                continue;
            }

            if (owner is { IsOpen: true } growing && growing.End < run[0].Time && growing.Count + run.Length <= MostPoints && TryAppend(growing, run))
            {
                continue;
            }

            if (owner is { } full && full.End < run[0].Time && full.Count + run.Length > MostPoints && full.Count >= MostPoints / 2)
            {
                Close(series, full, damaged);
                owner = null;
            }

            var existing = owner is { } row ? PointsOrSetAside(series, row, damaged) : null;
            Write(series, existing is null ? null : owner, existing is null ? run : PointMerge.Of(existing, run), closed: next != long.MaxValue);
        }

        return tooLate;
    }

    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public StoredPoint[] Points(ChunkRow chunk) => ChunkCodec.Decode((byte[])_points.Scalar(chunk.Id)!);

    /// <summary>Null where it was damaged, which takes it out of the queries.</summary>
    public StoredPoint[]? PointsOrSetAside(int series, ChunkRow chunk, Action<ChunkRow, InvalidDataException> damaged)
    {
        try
        {
            return Points(chunk);
        }
        catch (InvalidDataException error)
        {
            _setAside.Execute(chunk.Id);
            Spans.Delete(series, chunk.Start);
            damaged(chunk, error);
            return null;
        }
    }

    /// <summary>Removes the series' points before the time, and summaries of hours that ended before; answers how many points.</summary>
    public long DeleteBefore(int series, long time, Action<ChunkRow, InvalidDataException> damaged)
    {
        var deleted = (long)_countBefore.Scalar(series, time)!;
        _deleteBefore.Execute(series, time);
        Spans.DeleteBefore(series, time);
        if (Spans.Owner(series, time) is not { } straddling || straddling.Start >= time)
        {
            return deleted;
        }

        if (!straddling.HasPoints)
        {
            DeleteHoursBefore(series, straddling, time, damaged);
        }
        else if (PointsOrSetAside(series, straddling, damaged) is { } points)
        {
            deleted += Cut(series, straddling, points, time).Length;
        }

        return deleted;
    }

    /// <summary>Leaves of the chunk what is not before the time; answers what was.</summary>
    public StoredPoint[] Cut(int series, ChunkRow chunk, StoredPoint[] points, long time)
    {
        var cut = CountBefore(points, time);
        Write(series, chunk, points.AsSpan(cut), closed: !chunk.IsOpen);
        return points[..cut];
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _points, _insert, _update, _delete, _setAside, _countBefore, _deleteBefore })
        {
            statement.Dispose();
        }

        Spans.Dispose();
    }

    /// <summary>In order is the rule: what comes after the end of the newest chunk goes behind it without reading it. False where it is damaged.</summary>
    private bool TryAppend(ChunkRow growing, ReadOnlySpan<StoredPoint> points)
    {
        try
        {
            var blob = ChunkCodec.Append(_blob, (byte[])_points.Scalar(growing.Id)!, points);
            _update.Execute(growing.Id, growing.Start, points[^1].Time, growing.Count + points.Length, blob);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Close(int series, ChunkRow full, Action<ChunkRow, InvalidDataException> damaged)
    {
        if (full.IsOpen && PointsOrSetAside(series, full, damaged) is { } points)
        {
            Write(series, full, points, closed: true);
        }
    }

    /// <summary>Hours that the summary lacks come in; what belongs to one it has cannot be told from what it counted already. Answers how many points that were.</summary>
    private int FillHours(int series, ChunkRow span, ReadOnlySpan<StoredPoint> points, Action<ChunkRow, InvalidDataException> damaged)
    {
        if (points.IsEmpty)
        {
            return 0;
        }

        try
        {
            var (known, late) = (Spans.Hours(series, span.Start), HourSummaries.Of(points));
            var filled = HourSummaries.Fill(known, late);
            Spans.UpdateHours(series, span.Start, filled);
            return (int)(known.Sum(hour => hour.Count) + late.Sum(hour => hour.Count) - filled.Sum(hour => hour.Count));
        }
        catch (InvalidDataException error)
        {
            damaged(span, error);
            return points.Length;
        }
    }

    private void DeleteHoursBefore(int series, ChunkRow span, long time, Action<ChunkRow, InvalidDataException> damaged)
    {
        try
        {
            var hours = Spans.Hours(series, span.Start);
            Spans.UpdateHours(series, span.Start, hours.AsSpan(Array.FindIndex(hours, hour => hour.LastTime.UnixNanoseconds >= time)));
        }
        catch (InvalidDataException error)
        {
            Spans.Delete(series, span.Start);
            damaged(span, error);
        }
    }

    /// <param name="replaced">What held some of the points, or null.</param>
    /// <param name="points">None only where there is something to replace, which then goes.</param>
    /// <param name="closed">A later chunk follows.</param>
    private void Write(int series, ChunkRow? replaced, ReadOnlySpan<StoredPoint> points, bool closed)
    {
        if (replaced is { } row && !points.IsEmpty && points.Length <= MostPoints)
        {
            _update.Execute(row.Id, points[0].Time, points[^1].Time, points.Length, ChunkCodec.Encode(_blob, points));
            Spans.Update(series, row, points, closed);
            return;
        }

        if (replaced is { } split)
        {
            _delete.Execute(split.Id);
            Spans.Delete(series, split.Start);
        }

        while (!points.IsEmpty)
        {
            var piece = points[..Math.Min(MostPoints, points.Length)];
            points = points[piece.Length..];
            var id = (long)_insert.Scalar(series, piece[0].Time, piece[^1].Time, piece.Length, ChunkCodec.Encode(_blob, piece))!;
            Spans.Insert(series, id, piece, closed || !points.IsEmpty);
        }
    }

    private static int CountBefore(ReadOnlySpan<StoredPoint> points, long time)
    {
        var count = 0;
        while (count < points.Length && points[count].Time < time)
        {
            count++;
        }

        return count;
    }

    private static int CountUpTo(ReadOnlySpan<StoredPoint> points, long time)
    {
        var count = 0;
        while (count < points.Length && points[count].Time <= time)
        {
            count++;
        }

        return count;
    }
}
