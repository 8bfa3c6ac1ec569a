using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>Brings a file of format 1 to format 2: lists its chunks in <c>span</c> with their summaries. The points stay where they are.</summary>
/// <remarks>
/// The number is raised first, so that no older build writes in between. A slice of chunks is one transaction, and the table <c>migration</c>
/// says how far it got: killed at any moment, the next start goes on.
/// </remarks>
internal sealed class TelemetryMigration(SqliteConnection writer, string path, DamageWatch damage, ILogger logger)
{
    private const int SliceChunks = 2000;

    /// <exception cref="TelemetryFileException">The disk refuses; the writer is closed.</exception>
    public void Run()
    {
        try
        {
            Migrate();
        }
        catch (SqliteException error)
        {
            writer.Dispose();
            throw new TelemetryFileException(
                $"{path} could not be brought to format {TelemetrySchema.Version} ({error.Message}): make room on the disk and start again, it goes on where it stopped.", error);
        }
    }

    private void Migrate()
    {
        if (Number("PRAGMA user_version") < TelemetrySchema.Version)
        {
            SqliteFile.Execute(writer, $"""
                BEGIN IMMEDIATE;
                {TelemetrySchema.Span}
                CREATE TABLE migration (done_id INTEGER NOT NULL) STRICT;
                INSERT INTO migration VALUES (0);
                PRAGMA user_version = {TelemetrySchema.Version};
                COMMIT;
                """);
        }

        if (Number("SELECT count(*) FROM sqlite_master WHERE name = 'migration'") == 0)
        {
            return;
        }

        var total = Number("SELECT count(*) FROM chunk WHERE series_id > 0");
        var done = Number("SELECT count(*) FROM chunk WHERE series_id > 0 AND id <= (SELECT done_id FROM migration)");
        using (var slice = new Slice(writer))
        {
            for (int taken; (taken = slice.Take(damage, logger)) > 0; done += taken)
            {
                Log.Migrating(logger, path, TelemetrySchema.Version, done + taken, total);
            }
        }

        SqliteFile.Execute(writer, "BEGIN IMMEDIATE; DROP INDEX chunk_by_series; DROP TABLE migration; COMMIT;");
    }

#pragma warning disable CA2100 // Constant texts of this class.
    private long Number(string sql)
    {
        using var command = writer.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
#pragma warning restore CA2100

    /// <summary>The statements of the work, prepared once.</summary>
    private sealed class Slice(SqliteConnection writer) : IDisposable
    {
        private readonly Statement _begin = new(writer, "BEGIN IMMEDIATE", 0);
        private readonly Statement _commit = new(writer, "COMMIT", 0);

        private readonly Statement _next = new(
            writer,
            """
            SELECT id, series_id, start_ns, count, points FROM chunk
            WHERE id > (SELECT done_id FROM migration) AND series_id > 0 ORDER BY id LIMIT @0
            """,
            1);

        private readonly Statement _setAside = new(writer, "UPDATE chunk SET series_id = -series_id WHERE id = @0", 1);
        private readonly Statement _done = new(writer, "UPDATE migration SET done_id = @0", 1);
        private readonly SpanTable _spans = new(writer);

        /// <summary>Answers how many chunks it took, damaged ones included. An error leaves the transaction to the connection's end.</summary>
        public int Take(DamageWatch damage, ILogger logger)
        {
            _begin.Execute();
            var taken = Read();
            foreach (var (id, series, start, count, blob) in taken)
            {
                try
                {
                    StoredPoint[] points = ChunkCodec.Decode(blob);
                    _spans.Insert(series, id, points, closed: true);
                }
                catch (InvalidDataException error)
                {
                    _setAside.Execute(id);
                    damage.SetAsideByMigration();
                    Log.ChunkDamaged(logger, string.Create(CultureInfo.InvariantCulture, $"series number {series}"), count, start, error.Message);
                }
            }

            if (taken.Count > 0)
            {
                _done.Execute(taken[^1].Id);
            }

            _commit.Execute();
            return taken.Count;
        }

        public void Dispose()
        {
            foreach (var statement in new[] { _begin, _commit, _next, _setAside, _done })
            {
                statement.Dispose();
            }

            _spans.Dispose();
        }

        private List<(long Id, int Series, long Start, int Count, byte[] Points)> Read()
        {
            var found = new List<(long, int, long, int, byte[])>(SliceChunks);
            using var rows = _next.Read(SliceChunks);
            while (rows.Read())
            {
                found.Add((rows.GetInt64(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt32(3), rows.GetFieldValue<byte[]>(4)));
            }

            return found;
        }
    }
}
