using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Reads the chunks of one series that reach into a range, oldest first, one decoded at a time.</summary>
internal static class ChunkReader
{
    private const string Overlapping = """
        SELECT start_ns, points FROM chunk
        WHERE series_id = @0 AND start_ns < @2
          AND start_ns >= coalesce((SELECT max(start_ns) FROM chunk WHERE series_id = @0 AND start_ns <= @1), @1)
        ORDER BY start_ns
        """;

    /// <exception cref="InvalidDataException">A chunk is damaged.</exception>
    public static IEnumerable<StoredPoint[]> Read(SqliteConnection connection, SeriesState series, long from, long to)
    {
        using var statement = new Statement(connection, Overlapping, 3);
        using var rows = statement.Read(series.Id, from, to);
        while (rows.Read())
        {
            yield return Decode(rows, series);
        }
    }

    private static StoredPoint[] Decode(SqliteDataReader rows, SeriesState series)
    {
        try
        {
            return ChunkCodec.Decode(rows.GetFieldValue<byte[]>(1));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"the chunk of {series.Key.Canonical} that begins at {rows.GetInt64(0)} ns is damaged: {error.Message}; restore telemetry.db from a backup", error);
        }
    }

    /// <summary>Start of the oldest chunk of any series; answered from the index alone.</summary>
    public static long? Oldest(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MIN(start_ns) FROM chunk INDEXED BY chunk_by_series";
        return command.ExecuteScalar() is long found ? found : null;
    }
}
