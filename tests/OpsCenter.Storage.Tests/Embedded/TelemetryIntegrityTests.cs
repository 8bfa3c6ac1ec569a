using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Integrity;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class TelemetryIntegrityTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Check_SoundStoreInUse_CountsAllOfIt()
    {
        using var folder = await FilledAsync();

        var report = Check(folder);

        Assert.Empty(report.Damages);
        Assert.Equal((3, 6000, 3, 2, 1), (report.Series, report.Points, report.JournalPoints, report.JournalRows, report.Events));
        Assert.True(report.Chunks >= 6, $"{report.Chunks} chunks");
    }

    [Fact]
    public async Task Check_FlippedBit_NamesTheChunkItsSeriesAndItsTime()
    {
        using var folder = await FilledAsync();
        Execute(folder, "UPDATE chunk SET points = CAST(substr(points, 1, 20) || x'5A' || substr(points, 22) AS BLOB) WHERE id = (SELECT id FROM chunk WHERE series_id = 2 ORDER BY start_ns LIMIT 1)");

        var report = Check(folder);

        var damage = Assert.Single(report.Damages);
        Assert.Equal((Some.Series("b").Canonical, Some.Moment), (damage.Series, damage.From));
        Assert.Contains("checksum disagrees", damage.What, StringComparison.Ordinal);
        Assert.Equal(6000 - damage.Count, report.Points);
    }

    [Fact]
    public async Task Check_JournalDamagedAndAChunkSetAside_NamesBoth()
    {
        using var folder = await FilledAsync();
        Execute(folder, "UPDATE journal SET points = zeroblob(30) WHERE number = (SELECT max(number) FROM journal); UPDATE chunk SET series_id = -series_id WHERE id = (SELECT min(id) FROM chunk WHERE series_id = 1)");

        var damages = Check(folder).Damages;

        Assert.Equal(2, damages.Count);
        Assert.Contains(damages, damage => damage.What.StartsWith("journal row", StringComparison.Ordinal));
        Assert.Contains(damages, damage => damage.What.Contains("set aside", StringComparison.Ordinal) && damage.Series == Some.Series("a").Canonical);
    }

    [Fact]
    public void Check_NoStore_SaysSo()
    {
        using var scratch = new ScratchFolder();

        Assert.Contains("has no telemetry.db", Assert.Throws<TelemetryFileException>(() => new TelemetryIntegrity(new DataFolder(scratch.Path)).Check(null, None)).Message, StringComparison.Ordinal);
    }

    /// <summary>Three series of 2,000 readings in chunks, and three readings in the journal.</summary>
    private static async Task<EmbeddedFolder> FilledAsync()
    {
        var folder = new EmbeddedFolder();
        foreach (var site in new[] { "a", "b", "c" })
        {
            await folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(0, 2000).Select(second => Some.Reading(second / 7.0, second, Some.Series(site)))]), None);
        }

        await folder.Store.CommitAsync(Some.Batch(Some.Event("one")), None);
        await folder.SettleAsync();
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, 9000, Some.Series("a")), Some.Reading(2, 9000, Some.Series("b"))), None);
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(3, 9001, Some.Series("a"))), None);
        return folder;
    }

    private static IntegrityReport Check(EmbeddedFolder folder) => new TelemetryIntegrity(new DataFolder(folder.Path)).Check(null, None);

    private static void Execute(EmbeddedFolder folder, string sql)
    {
        folder.Store.Dispose();
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
