using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Embedded.Summaries;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>The chunks of each series by time, with the hourly summary of those that no longer grow. Writer's connection only.</summary>
internal sealed class SpanTable(SqliteConnection writer) : IDisposable
{
    /// <summary>With fewer readings an hour a summary is hardly shorter than the readings, and they are few.</summary>
    public const int PointsPerHour = 8;

    private readonly Statement _owner = new(
        writer,
        """
        SELECT s.start_ns, coalesce(s.end_ns, c.end_ns), s.chunk_id, c.count, s.end_ns IS NULL FROM span s LEFT JOIN chunk c ON c.id = s.chunk_id
        WHERE s.series_id = @0 AND s.start_ns <= @1 ORDER BY s.start_ns DESC LIMIT 1
        """,
        2);

    private readonly Statement _oldest = new(
        writer,
        """
        SELECT s.start_ns, coalesce(s.end_ns, c.end_ns), s.chunk_id, c.count, s.end_ns IS NULL FROM span s JOIN chunk c ON c.id = s.chunk_id
        WHERE s.series_id = @0 AND s.start_ns < @1 ORDER BY s.start_ns LIMIT 1
        """,
        2);

    private readonly Statement _nextStart = new(writer, "SELECT min(start_ns) FROM span WHERE series_id = @0 AND start_ns > @1", 2);
    private readonly Statement _any = new(writer, "SELECT EXISTS (SELECT 1 FROM span WHERE series_id = @0)", 1);
    private readonly Statement _summary = new(writer, "SELECT summary FROM span WHERE series_id = @0 AND start_ns = @1", 2);

    private readonly Statement _insert = new(
        writer, "INSERT INTO span (series_id, start_ns, end_ns, chunk_id, summary) VALUES (@0, @1, @2, @3, @4)", 5);

    private readonly Statement _update = new(
        writer, "UPDATE span SET start_ns = @2, end_ns = @3, summary = @4 WHERE series_id = @0 AND start_ns = @1", 5);

    private readonly Statement _delete = new(writer, "DELETE FROM span WHERE series_id = @0 AND start_ns = @1", 2);

    private readonly Statement _deleteBefore = new(
        writer,
        """
        DELETE FROM span WHERE series_id = @0 AND start_ns < @1
          AND ((chunk_id IS NULL AND end_ns < @1) OR (chunk_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM chunk WHERE id = chunk_id)))
        """,
        2);

    private readonly BlobWriter _blob = new();

    /// <summary>The chunk that holds the time, or would; null where the time is before every chunk.</summary>
    public ChunkRow? Owner(int series, long time) => One(_owner, series, time);

    /// <summary>The oldest chunk that has points and begins before the time.</summary>
    public ChunkRow? OldestWithPoints(int series, long before) => One(_oldest, series, before);

    /// <summary><see cref="long.MaxValue"/> where no chunk begins after the time.</summary>
    public long NextStart(int series, long time) => _nextStart.Scalar(series, time) is long next ? next : long.MaxValue;

    public bool Any(int series) => (long)_any.Scalar(series)! != 0;

    public void Insert(int series, long chunk, ReadOnlySpan<StoredPoint> points, bool closed) =>
        _insert.Execute(series, points[0].Time, closed ? points[^1].Time : null, chunk, closed ? Summary(points) : null);

    /// <param name="row">As it was.</param>
    /// <param name="points">What the chunk holds now.</param>
    /// <param name="closed">It will not grow at its end.</param>
    public void Update(int series, in ChunkRow row, ReadOnlySpan<StoredPoint> points, bool closed)
    {
        // The open chunk grows with each settling; its row here stays as it is, which spares a page.
        if (closed || !row.IsOpen || row.Start != points[0].Time)
        {
            _update.Execute(series, row.Start, points[0].Time, closed ? points[^1].Time : null, closed ? Summary(points) : null);
        }
    }

    public void Delete(int series, long start) => _delete.Execute(series, start);

    /// <summary>After the chunks themselves.</summary>
    public void DeleteBefore(int series, long time) => _deleteBefore.Execute(series, time);

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public WindowSummary[] Hours(int series, long start) => SummaryCodec.Decode((byte[])_summary.Scalar(series, start)!);

    /// <summary>Hours whose points are gone.</summary>
    public void InsertHours(int series, ReadOnlySpan<WindowSummary> hours) =>
        _insert.Execute(series, hours[0].FirstTime.UnixNanoseconds, hours[^1].LastTime.UnixNanoseconds, null, SummaryCodec.Encode(_blob, hours));

    public void UpdateHours(int series, long start, ReadOnlySpan<WindowSummary> hours) =>
        _update.Execute(series, start, hours[0].FirstTime.UnixNanoseconds, hours[^1].LastTime.UnixNanoseconds, SummaryCodec.Encode(_blob, hours));

    public void Dispose()
    {
        foreach (var statement in new[] { _owner, _oldest, _nextStart, _any, _summary, _insert, _update, _delete, _deleteBefore })
        {
            statement.Dispose();
        }
    }

    private static ChunkRow? One(Statement statement, int series, long time)
    {
        using var rows = statement.Read(series, time);
        return rows.Read()
            ? new ChunkRow(rows.IsDBNull(2) ? 0 : rows.GetInt64(2), rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(3) ? 0 : rows.GetInt32(3), rows.GetBoolean(4))
            : null;
    }

    private byte[]? Summary(ReadOnlySpan<StoredPoint> points)
    {
        var hours = HourSummaries.Of(points);
        return hours.Length * PointsPerHour <= points.Length ? SummaryCodec.Encode(_blob, hours) : null;
    }
}
