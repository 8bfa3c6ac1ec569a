using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.App.StoreWatch;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.App.Watchdog;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Storage;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>The real pipeline with a heartbeat; a reserve larger than the disk stops its store.</summary>
public sealed class WatchdogTests
{
    [Fact]
    public async Task StoreStands_BoardAndWatchdogChannelSaySo_AndItsEndOnce()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = new Receiver();
        await receiver.UpAsync();
        using var host = await StartAsync(folder, receiver);
        var options = host.Services.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value;
        var (board, heartbeat) = (host.Services.GetRequiredService<IAlarmBoard>(), host.Services.GetRequiredService<Heartbeat>());
        var started = heartbeat.StoredAt;
        await Eventually.HoldsAsync(() => Task.FromResult(heartbeat.StoredAt > started));
        await Eventually.HoldsAsync(() => Task.FromResult(!IsStalled(board)));
        var before = receiver.Posts.Count;

        options.ReserveBytes = 1L << 50;
        await Eventually.HoldsAsync(() => Task.FromResult(IsStalled(board) && receiver.Posts.Count > before));
        var told = receiver.Posts.ToArray()[before..];
        Assert.Equal("stalled", told[0].Body.GetProperty("items")[0].GetProperty("kind").GetString());
        Assert.Contains("storing readings", told[0].Body.GetProperty("items")[0].GetProperty("title").GetProperty("en").GetString(), StringComparison.Ordinal);

        options.ReserveBytes = 4 << 20;
        await Eventually.HoldsAsync(() => Task.FromResult(!IsStalled(board) && receiver.Posts.Count > before + 1));

        // Three more beats: what would be told a second time has been told by then. On a machine that truly stands still in between, both are told again, in turn.
        var again = heartbeat.StoredAt + TimeSpan.FromSeconds(6);
        await Eventually.HoldsAsync(() => Task.FromResult(heartbeat.StoredAt > again));

        var kinds = receiver.Posts.ToArray()[before..].Select(post => post.Body.GetProperty("items")[0].GetProperty("kind").GetString()).ToArray();
        Assert.Equal(["stalled", "running"], kinds.Take(2));
        Assert.All(kinds.Zip(kinds.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        await host.StopAsync();
    }

    [Fact]
    public async Task EngineStands_TheBoardShowsItInTheEnginesStead()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = new Receiver();
        using var host = await StartAsync(folder, receiver);
        var board = host.Services.GetRequiredService<WatchedBoard>();
        var engine = host.Services.GetRequiredService<AlarmEngine>();

        board.Tell(new Stage(new LocalizedText("xét cảnh báo", "judging alarms"), new Instant(1), Board: true));

        var shown = board.Current;
        Assert.Equal(("system.pipeline", Severity.Critical), (shown.Alarms[0].RuleId, shown.Alarms[0].Severity));
        Assert.Contains("judging alarms", shown.Alarms[0].Title.En, StringComparison.Ordinal);
        Assert.Equal(engine.Current.Sequence, shown.Sequence);
        board.Tell(null);
        Assert.DoesNotContain(board.Current.Alarms, alarm => alarm.Title.En.Contains("judging", StringComparison.Ordinal));
        await host.StopAsync();
    }

    private static bool IsStalled(IAlarmBoard board) => board.Current.Alarms.Any(alarm => alarm is { RuleId: "system.pipeline", Active: true });

    private static async Task<IHost> StartAsync(TemporaryFolder folder, Receiver receiver)
    {
        var config = WebhookOutageTests.WriteConfig(folder.Path, receiver.Port);
        await File.WriteAllTextAsync(
            Path.Combine(config, "notifications.yaml"), $"channels:\n- {{id: hook, kind: webhook, address: 'http://127.0.0.1:{receiver.Port}/', watchdog: true}}\n");
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDir"] = Path.Combine(folder.Path, "data"),
            ["ConfigDir"] = config,
            ["Ingest:RetryFor"] = "00:00:00.5",
            ["Notifications:Heartbeat"] = "00:00:02",
            ["Notifications:FirstRetry"] = "00:00:00.2",
            ["Notifications:AllowedHosts:0"] = $"127.0.0.1:{receiver.Port}",
            ["Storage:Embedded:ReserveBytes"] = $"{4 << 20}",
        });
        builder.Services.AddRelationalStorage(builder.Configuration).AddTelemetryStorage(builder.Configuration)
            .AddIngest(builder.Configuration).AddAlarms(builder.Configuration).AddNotifications(builder.Configuration).AddStoreWatch().AddWatchdog();
        var host = builder.Build();
        await RelationalStorage.MigrateAsync(host.Services);
        await host.StartAsync();
        return host;
    }
}
