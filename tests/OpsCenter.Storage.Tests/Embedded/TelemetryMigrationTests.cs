using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Series;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>A file as format 1 left it, opened by this build.</summary>
public sealed class TelemetryMigrationTests : IDisposable
{
    private const int Chunks = 5;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmbeddedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_FileOfFormat1_KeepsEveryReadingAndAnswersFromSummaries()
    {
        MakeFormat1();

        _folder.Reopen();

        Assert.Equal(2, _folder.Number("PRAGMA user_version"));
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM sqlite_master WHERE name IN ('migration', 'chunk_by_series')"));
        var raw = await QueryAsync(Everything());
        Assert.Equal(Enumerable.Range(0, Chunks * 1000).Select(index => (double)index), raw.Points.Select(point => point.Value));
        var hourly = await QueryAsync(Everything() with { Step = TimeSpan.FromHours(1), Aggregate = Aggregate.Count });
        Assert.Equal((Chunks * 1000, "hourly summaries"), (hourly.Points.Sum(point => point.Value), hourly.Reads!.Value.Plan));

        // And it goes on: the newest chunk grows, a late reading finds its place.
        await _folder.Store.CommitAsync(Some.Batch(Some.Reading(-1, Chunks * 10_000), Some.Reading(-2, 5)), None);
        await _folder.SettleAsync();
        Assert.Equal(Chunks * 1000 + 2, (await QueryAsync(Everything())).Points.Count);
    }

    [Fact]
    public async Task Open_StoppedMidway_GoesOnWhereItStopped()
    {
        MakeFormat1();
        _folder.Reopen();
        _folder.Store.Dispose();

        // As a kill between two slices leaves it: two chunks are listed, three are not.
        _folder.Execute("""
            CREATE TABLE migration (done_id INTEGER NOT NULL) STRICT;
            INSERT INTO migration SELECT id FROM chunk ORDER BY id LIMIT 1 OFFSET 1;
            DELETE FROM span WHERE chunk_id > (SELECT done_id FROM migration);
            CREATE UNIQUE INDEX chunk_by_series ON chunk (series_id, start_ns);
            """);
        _folder.Reopen();

        Assert.Equal(Chunks * 1000, (await QueryAsync(Everything())).Points.Count);
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM sqlite_master WHERE name = 'migration'"));
        Assert.Contains(_folder.Log.Lines, line => line.Contains($"{Chunks} of {Chunks} chunks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_DamagedChunkInFormat1_IsSetAsideAndNamed()
    {
        MakeFormat1();
        _folder.Execute("UPDATE chunk SET points = zeroblob(50) WHERE id = 2");

        _folder.Reopen();

        Assert.Equal((Chunks - 1) * 1000, (await QueryAsync(Everything())).Points.Count);
        Assert.Contains(_folder.Log.Lines, line => line.StartsWith("2103 ", StringComparison.Ordinal));
    }

    /// <summary>Chunks of a thousand readings ten seconds apart, whose values count up.</summary>
    private void MakeFormat1()
    {
        _folder.Store.Dispose();
        File.Delete(_folder.File);
        _folder.Execute("""
            PRAGMA page_size=8192; PRAGMA journal_mode=WAL;
            CREATE TABLE series (
                id INTEGER PRIMARY KEY AUTOINCREMENT, canonical TEXT NOT NULL UNIQUE, settled_ns INTEGER, latest_ns INTEGER, latest_value REAL,
                latest_quality INTEGER, latest_flags INTEGER, latest_received_ns INTEGER) STRICT;
            CREATE TABLE journal (number INTEGER PRIMARY KEY, points BLOB NOT NULL) STRICT;
            CREATE TABLE chunk (
                id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL, start_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL, count INTEGER NOT NULL,
                points BLOB NOT NULL) STRICT;
            CREATE UNIQUE INDEX chunk_by_series ON chunk (series_id, start_ns);
            CREATE TABLE event (
                id TEXT PRIMARY KEY, time_ns INTEGER NOT NULL, received_ns INTEGER NOT NULL, kind TEXT NOT NULL, severity INTEGER NOT NULL, pack TEXT, site TEXT,
                area TEXT, device TEXT, text TEXT NOT NULL, attributes TEXT, picture TEXT, personal TEXT, flags INTEGER NOT NULL) STRICT;
            CREATE INDEX event_by_time ON event (time_ns);
            CREATE INDEX event_by_site ON event (site, time_ns);
            PRAGMA application_id=1332769620; PRAGMA user_version=1;
            """);
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            StoredPoint[] points = [.. Enumerable.Range(chunk * 1000, 1000).Select(index => StoredPoint.From(Some.Reading(index, index * 10)))];
            Insert(connection, "INSERT INTO chunk (series_id, start_ns, end_ns, count, points) VALUES (1, $first, $last, 1000, $points)", points);
            if (chunk == Chunks - 1)
            {
                Insert(connection, "INSERT INTO series VALUES (1, $name, $last, $last, 4999, 0, 0, $last)", points);
            }
        }
    }

    private static void Insert(SqliteConnection connection, string sql, StoredPoint[] points)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$first", points[0].Time);
        command.Parameters.AddWithValue("$last", points[^1].Time);
        command.Parameters.AddWithValue("$points", ChunkCodec.Encode(new BlobWriter(), points));
        command.Parameters.AddWithValue("$name", Some.Series().Canonical);
        command.ExecuteNonQuery();
    }

    private async Task<SeriesPoints> QueryAsync(RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        await foreach (var answer in _folder.Store.QueryAsync(query, None))
        {
            answers.Add(answer);
        }

        return Assert.Single(answers);
    }

    private static RangeQuery Everything() => new(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero);
}
