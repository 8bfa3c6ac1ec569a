using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Embedded.Summaries;

namespace OpsCenter.Storage.Embedded.Integrity;

/// <summary>Reads all of <c>telemetry.db</c> and compares every checksum, beside a running server: nothing is written, and between two portions nothing is held.</summary>
/// <remarks>What the server rewrites meanwhile is read as it is when its turn comes.</remarks>
public sealed class TelemetryIntegrity(DataFolder folder)
{
    private const int Portion = 256;

    private readonly List<Damage> _damages = [];
    private readonly Dictionary<long, string> _series = [];
    private long _chunks;
    private long _points;
    private long _journalRows;
    private long _journalPoints;
    private long _summaries;
    private long _events;

    private string DatabasePath => System.IO.Path.Combine(folder.Path, "telemetry.db");

    /// <param name="progress">Chunks read so far, and in all.</param>
    /// <param name="cancellation">Stops between two portions.</param>
    /// <exception cref="TelemetryFileException">There is no such file.</exception>
    public IntegrityReport Check(IProgress<(long Done, long Of)>? progress, CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(DatabasePath))
        {
            throw new TelemetryFileException($"{folder.Path} has no telemetry.db: is it the data folder? Give it with --DataDir.");
        }

        try
        {
            using var connection = new SqliteFile(DatabasePath, TelemetrySchema.ApplicationId, TelemetrySchema.Version, TelemetrySchema.Sql).OpenReader();
            _damages.AddRange(SqliteStructure.Check(connection, "telemetry.db"));
            ReadSeries(connection);

            // The journal first: what it is emptied of meanwhile is in the chunks by then.
            ReadJournal(connection, cancellation);
            ReadChunks(connection, progress, cancellation);
            ReadSummaries(connection, cancellation);
            _events = Count(connection, "SELECT count(*) FROM event");
        }
        catch (SqliteException error)
        {
            _damages.Add(new Damage($"telemetry.db cannot be read on: {error.Message}"));
        }

        return new IntegrityReport(_series.Count, _chunks, _points, _journalRows, _journalPoints, _summaries, _events, _damages);
    }

    private void ReadSeries(SqliteConnection connection)
    {
        using var all = new Statement(connection, "SELECT id, canonical FROM series", 0);
        using var rows = all.Read();
        while (rows.Read())
        {
            _series[rows.GetInt64(0)] = rows.GetString(1);
        }
    }

    private void ReadJournal(SqliteConnection connection, CancellationToken cancellation)
    {
        using var next = new Statement(connection, "SELECT number, points FROM journal WHERE number > @0 ORDER BY number LIMIT @1", 2);
        var last = long.MinValue;
        while (ReadPortion(next, last, cancellation) is { Count: > 0 } rows)
        {
            foreach (var (number, blob) in rows)
            {
                last = number;
                _journalRows++;
                try
                {
                    _journalPoints += JournalCodec.Decode(blob).Length;
                }
                catch (InvalidDataException error)
                {
                    _damages.Add(new Damage($"journal row {number}: {error.Message}"));
                }
            }
        }
    }

    private static List<(long Number, byte[] Blob)> ReadPortion(Statement next, long last, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var rows = next.Read(last, Portion);
        var portion = new List<(long, byte[])>();
        while (rows.Read())
        {
            portion.Add((rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        }

        return portion;
    }

    private void ReadChunks(SqliteConnection connection, IProgress<(long, long)>? progress, CancellationToken cancellation)
    {
        var all = Count(connection, "SELECT count(*) FROM chunk");
        using var next = new Statement(
            connection, "SELECT id, series_id, start_ns, end_ns, count, points FROM chunk WHERE id > @0 ORDER BY id LIMIT @1", 2);
        var last = long.MinValue;
        for (var before = -1L; before != _chunks;)
        {
            cancellation.ThrowIfCancellationRequested();
            before = _chunks;
            using var rows = next.Read(last, Portion);
            while (rows.Read())
            {
                last = rows.GetInt64(0);
                _chunks++;
                ReadChunk(rows);
            }

            progress?.Report((_chunks, Math.Max(all, _chunks)));
        }
    }

    private void ReadSummaries(SqliteConnection connection, CancellationToken cancellation)
    {
        using var next = new Statement(
            connection,
            "SELECT series_id, start_ns, end_ns, summary FROM span WHERE (series_id, start_ns) > (@0, @1) AND summary IS NOT NULL ORDER BY series_id, start_ns LIMIT @2",
            3);
        var (series, start) = (long.MinValue, long.MinValue);
        for (var before = -1L; before != _summaries;)
        {
            cancellation.ThrowIfCancellationRequested();
            before = _summaries;
            using var rows = next.Read(series, start, Portion);
            while (rows.Read())
            {
                (series, start) = (rows.GetInt64(0), rows.GetInt64(1));
                _summaries++;
                ReadSummary(rows);
            }
        }
    }

    private void ReadSummary(SqliteDataReader row)
    {
        try
        {
            SummaryCodec.Decode(row.GetFieldValue<byte[]>(3));
        }
        catch (InvalidDataException error)
        {
            _damages.Add(new Damage($"hourly summary: {error.Message}", Name(row.GetInt64(0)), new Instant(row.GetInt64(1)), row.IsDBNull(2) ? null : new Instant(row.GetInt64(2))));
        }
    }

    private string Name(long series) => _series.GetValueOrDefault(Math.Abs(series)) ?? $"(series {Math.Abs(series)}, unknown)";

    private void ReadChunk(SqliteDataReader row)
    {
        var (owner, count) = (row.GetInt64(1), row.GetInt64(4));
        string? problem;
        if (owner < 0)
        {
            problem = "set aside earlier because it could not be read";
        }
        else
        {
            problem = Problem(row.GetFieldValue<byte[]>(5), row.GetInt64(2), row.GetInt64(3), count);
        }

        if (problem is null)
        {
            _points += count;
            return;
        }

        _damages.Add(new Damage($"chunk {row.GetInt64(0)}: {problem}", Name(owner), new Instant(row.GetInt64(2)), new Instant(row.GetInt64(3)), count));
    }

    private static string? Problem(byte[] blob, long start, long end, long count)
    {
        try
        {
            StoredPoint[] points = ChunkCodec.Decode(blob);
            return points.Length == count && count > 0 && points[0].Time == start && points[^1].Time == end
                ? null
                : "its readings are not those that its row names";
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
    }

#pragma warning disable CA2100 // Constant texts of this class.
    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
