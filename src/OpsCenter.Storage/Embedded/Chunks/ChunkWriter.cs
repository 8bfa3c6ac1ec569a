using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Keeps the chunks of a series in order, apart and not too big. Writer's connection only, inside the caller's transaction.</summary>
internal sealed class ChunkWriter(SqliteConnection writer) : IDisposable
{
    /// <summary>Long enough to pack well, short enough to rewrite each time a run settles.</summary>
    public const int MostPoints = 1024;

    private readonly Statement _owner = new(
        writer,
        "SELECT id, start_ns, end_ns, count FROM chunk WHERE series_id = @0 AND start_ns <= @1 ORDER BY start_ns DESC LIMIT 1",
        2);

    private readonly Statement _nextStart = new(writer, "SELECT min(start_ns) FROM chunk WHERE series_id = @0 AND start_ns > @1", 2);
    private readonly Statement _points = new(writer, "SELECT points FROM chunk WHERE id = @0", 1);

    private readonly Statement _insert = new(
        writer, "INSERT INTO chunk (series_id, start_ns, end_ns, count, points) VALUES (@0, @1, @2, @3, @4)", 5);

    private readonly Statement _update = new(
        writer, "UPDATE chunk SET start_ns = @1, end_ns = @2, count = @3, points = @4 WHERE id = @0", 5);

    private readonly Statement _delete = new(writer, "DELETE FROM chunk WHERE id = @0", 1);

    // A damaged chunk leaves the queries but not the file: its bytes may yet be saved by hand.
    private readonly Statement _setAside = new(writer, "UPDATE chunk SET series_id = -series_id WHERE id = @0", 1);

    private readonly Statement _countBefore = new(writer, "SELECT coalesce(sum(count), 0) FROM chunk WHERE series_id = @0 AND end_ns < @1", 2);
    private readonly Statement _deleteBefore = new(writer, "DELETE FROM chunk WHERE series_id = @0 AND end_ns < @1", 2);
    private readonly BlobWriter _blob = new();

    /// <summary>Takes in points of a series, in order; a point whose time is there replaces the old one.</summary>
    /// <param name="series">Which series.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="damaged">Told of each chunk that could not be read and was set aside.</param>
    public void Merge(int series, ReadOnlySpan<StoredPoint> points, Action<ChunkRow, InvalidDataException> damaged)
    {
        while (!points.IsEmpty)
        {
            var owner = Owner(series, points[0].Time);
            var run = points[..CountBefore(points, NextStart(series, points[0].Time))];
            points = points[run.Length..];
            if (owner is { } full && full.End < run[0].Time && full.Count + run.Length > MostPoints && full.Count >= MostPoints / 2)
            {
                owner = null;
            }

            var existing = owner is { } row ? PointsOrSetAside(row, damaged) : null;
            Write(series, existing is null ? null : owner, existing is null ? run : PointMerge.Of(existing, run));
        }
    }

    /// <summary>The chunk that holds the time, or would; null where the time is before every chunk.</summary>
    public ChunkRow? Owner(int series, long time)
    {
        using var rows = _owner.Read(series, time);
        return rows.Read() ? new ChunkRow(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3)) : null;
    }

    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public StoredPoint[] Points(ChunkRow chunk) => ChunkCodec.Decode((byte[])_points.Scalar(chunk.Id)!);

    /// <summary>Removes the series' points before the time; answers how many.</summary>
    public long DeleteBefore(int series, long time, Action<ChunkRow, InvalidDataException> damaged)
    {
        var deleted = (long)_countBefore.Scalar(series, time)!;
        _deleteBefore.Execute(series, time);
        if (Owner(series, time) is { } straddling && straddling.Start < time && PointsOrSetAside(straddling, damaged) is { } points)
        {
            var cut = CountBefore(points, time);
            Write(series, straddling, points.AsSpan(cut));
            deleted += cut;
        }

        return deleted;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _owner, _nextStart, _points, _insert, _update, _delete, _setAside, _countBefore, _deleteBefore })
        {
            statement.Dispose();
        }
    }

    private long NextStart(int series, long time) => _nextStart.Scalar(series, time) is long next ? next : long.MaxValue;

    private StoredPoint[]? PointsOrSetAside(ChunkRow chunk, Action<ChunkRow, InvalidDataException> damaged)
    {
        try
        {
            return Points(chunk);
        }
        catch (InvalidDataException error)
        {
            _setAside.Execute(chunk.Id);
            damaged(chunk, error);
            return null;
        }
    }

    private void Write(int series, ChunkRow? replaced, ReadOnlySpan<StoredPoint> points)
    {
        if (replaced is { } row && points.Length <= MostPoints)
        {
            _update.Execute(row.Id, points[0].Time, points[^1].Time, points.Length, ChunkCodec.Encode(_blob, points));
            return;
        }

        if (replaced is { } split)
        {
            _delete.Execute(split.Id);
        }

        for (; !points.IsEmpty; points = points[Math.Min(MostPoints, points.Length)..])
        {
            var piece = points[..Math.Min(MostPoints, points.Length)];
            _insert.Execute(series, piece[0].Time, piece[^1].Time, piece.Length, ChunkCodec.Encode(_blob, piece));
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
}
