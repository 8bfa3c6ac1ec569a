using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.App.Hosting;
using OpsCenter.App.StoreWatch;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Storage;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.StoreWatch;

/// <summary>The real stores, configuration and alarm engine; a reserve larger than the disk stands for a full one.</summary>
public sealed class StoreWatchTests
{
    private const long MoreThanAnyDisk = 1L << 50;
    private const long NextToNothing = 4 << 20;

    [Fact]
    public async Task FullDisk_IsOnTheBoardAndNotReady_UntilThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(folder, MoreThanAnyDisk);
        var (board, ready) = (host.Services.GetRequiredService<IAlarmBoard>(), host.Services.GetServices<IReadinessStage>().Single(stage => stage.Name == "store"));
        var options = host.Services.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value;

        await Eventually.HoldsAsync(() => Task.FromResult(board.Current.Alarms.Any(alarm => alarm is { RuleId: "system.disk", Active: true, Severity: Severity.Critical })));
        var alarm = board.Current.Alarms.Single(alarm => alarm.RuleId == "system.disk");
        Assert.Contains("nothing is stored", alarm.Title.En, StringComparison.Ordinal);
        Assert.Equal(("MB", "system"), (alarm.Unit, alarm.Pack));
        Assert.Contains("disk is full", ready.NotReadyBecause, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, ready.NotReadyBecause, StringComparison.Ordinal);

        options.ReserveBytes = NextToNothing;
        await Eventually.HoldsAsync(() => Task.FromResult(ready.NotReadyBecause is null));
        await host.StopAsync();
    }

    [Fact]
    public async Task Configuration_KeepsItsRulesAndFields_AndTheServersOwnCome()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(folder, NextToNothing);

        var rules = host.Services.GetRequiredService<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>().Current;
        var fields = host.Services.GetRequiredService<ILiveConfig<FieldCatalogue>>().Current;

        Assert.Contains(rules, rule => rule.Id == "water.flood");
        Assert.Contains(rules, rule => rule.Id == "system.store");
        Assert.NotNull(fields.Find("river", "level"));
        Assert.Equal("MB", fields.Find("server", "disk_free")?.Unit);
        await host.StopAsync();
    }

    [Fact]
    public async Task DatabaseAway_IsRemarkedAndStillReady()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(
            folder, NextToNothing, new("Storage:Provider", "Influx"), new("Storage:Influx:Url", $"http://127.0.0.1:{ServerProcess.FreePort()}"));
        var ready = host.Services.GetServices<IReadinessStage>().Single(stage => stage.Name == "store");

        await Eventually.HoldsAsync(() => Task.FromResult(ready.Remark is not null));

        Assert.Null(ready.NotReadyBecause);
        Assert.Contains("0 readings wait", ready.Remark, StringComparison.Ordinal);
        Assert.Contains("InfluxDB cannot be reached", ready.Remark, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task DamagedChunk_IsOnTheBoardAndRemarked_AndStillReady()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(folder, NextToNothing);
        var (board, ready) = (host.Services.GetRequiredService<IAlarmBoard>(), host.Services.GetServices<IReadinessStage>().Single(stage => stage.Name == "store"));
        var store = host.Services.GetRequiredService<EmbeddedTelemetryStore>();
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var reading = new Reading(new SeriesKey("river", [new("site", "ben-binh")], "level"), now, 1, Quality.Good, ReadingFlags.None, now);
        Assert.IsType<CommitOutcome.Accepted>(await store.CommitAsync(new TelemetryBatch([reading], []), CancellationToken.None));
        while (await store.SettleStepAsync(CancellationToken.None))
        {
        }

        Assert.Null(ready.Remark);
        Damage(Path.Combine(folder.Path, "telemetry.db"));
        await foreach (var series in store.QueryAsync(
            new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero), CancellationToken.None))
        {
            Assert.True(series.Incomplete);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(board.Current.Alarms.Any(alarm => alarm is { RuleId: "system.damage", Active: true, Severity: Severity.High })));
        Assert.Null(ready.NotReadyBecause);
        Assert.Contains("1 damaged", ready.Remark, StringComparison.Ordinal);
        await host.StopAsync();
    }

    private static void Damage(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE chunk SET points = zeroblob(40)";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static async Task<IHost> StartAsync(TemporaryFolder folder, long reserve, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDir"] = folder.Path,
            ["ConfigDir"] = Path.Combine(Repository.Root, "ingest-config"),
            ["Storage:Embedded:ReserveBytes"] = $"{reserve}",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddRelationalStorage(builder.Configuration).AddTelemetryStorage(builder.Configuration)
            .AddIngest(builder.Configuration).AddAlarms(builder.Configuration).AddStoreWatch();
        var host = builder.Build();
        await RelationalStorage.MigrateAsync(host.Services);
        await host.StartAsync();
        return host;
    }
}
