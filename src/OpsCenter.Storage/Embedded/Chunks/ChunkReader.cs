using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Reads chunks over a lent connection, series after series with the same prepared statements.</summary>
internal sealed class ChunkReader(SqliteConnection connection, bool withSummaries) : IDisposable
{
    private const string Overlapping = """
         FROM span
        WHERE series_id = @0 AND start_ns < @2
          AND start_ns >= coalesce((SELECT max(start_ns) FROM span WHERE series_id = @0 AND start_ns <= @1), @1)
        ORDER BY start_ns
        """;

    private readonly Statement _spans = new(
        connection, (withSummaries ? "SELECT start_ns, end_ns, chunk_id, summary" : "SELECT start_ns, end_ns, chunk_id, NULL") + Overlapping, 3);

    private readonly Statement _points = new(connection, "SELECT points FROM chunk WHERE id = @0", 1);

    /// <summary>Those that may reach into [from, to), oldest first. Until the last is taken, <see cref="Points"/> sees the file as it was at the first.</summary>
    public IEnumerable<ChunkSpan> Spans(int series, long from, long to)
    {
        using var rows = _spans.Read(series, from, to);
        while (rows.Read())
        {
            yield return new ChunkSpan(
                rows.GetInt64(0),
                rows.IsDBNull(1) ? null : rows.GetInt64(1),
                rows.IsDBNull(2) ? null : rows.GetInt64(2),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3));
        }
    }

    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public StoredPoint[] Points(long chunk) => ChunkCodec.Decode((byte[])_points.Scalar(chunk)!);

    /// <summary>Start of the oldest chunk with points; a look at the first rows of each of the series.</summary>
    public static long? Oldest(SqliteConnection connection, IEnumerable<int> series)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT min((SELECT start_ns FROM span WHERE series_id = series.value AND chunk_id IS NOT NULL ORDER BY start_ns LIMIT 1)) FROM json_each(@series) AS series
            """;
        command.Parameters.AddWithValue("@series", JsonSerializer.Serialize(series));
        return command.ExecuteScalar() is long found ? found : null;
    }

    public void Dispose()
    {
        _spans.Dispose();
        _points.Dispose();
    }
}
