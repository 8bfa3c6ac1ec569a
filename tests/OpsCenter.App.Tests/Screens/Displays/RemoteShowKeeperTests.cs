using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Screens.Displays;

/// <summary>What displays were told to show, over a restart of the server, with the real database.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class RemoteShowKeeperTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Restart_DisplayWasSentElsewhere_IsStillThere()
    {
        await using var host = await ConsoleHost.StartAsync();
        var shows = new RemoteShows(_time);
        var show = Show() with { Variables = new Dictionary<string, string> { ["site"] = "pha-lai" }, Tile = "level" };
        using (var keeper = Keeper(host, shows))
        {
            await keeper.StartAsync(default);
            Assert.True(shows.TrySet("wall", show));
            Assert.True(shows.TrySet("other", Show()));
            Assert.True(shows.Release("other"));
            await keeper.StopAsync(default);
        }

        var next = await RestartedAsync(host);

        Assert.Equal(["wall"], next.InForce.Keys);
        var kept = next.Find("wall")!;
        Assert.Equal((show.By, show.Dashboard, show.Tile, show.Until), (kept.By, kept.Dashboard, kept.Tile, kept.Until));
        Assert.Equal("pha-lai", kept.Variables["site"]);
    }

    [Fact]
    public async Task Restart_TheTimeWasOverMeanwhile_TheDisplayFollowsItsPlaylist()
    {
        await using var host = await ConsoleHost.StartAsync();
        var shows = new RemoteShows(_time);
        using (var keeper = Keeper(host, shows))
        {
            await keeper.StartAsync(default);
            shows.TrySet("wall", Show() with { Until = (_time.GetInstant() + TimeSpan.FromMinutes(5)).UnixMilliseconds });
            await keeper.StopAsync(default);
        }

        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.Empty((await RestartedAsync(host)).InForce);
    }

    [Fact]
    public void Restore_ToldSinceTheStart_TheNewerStays()
    {
        var shows = new RemoteShows(_time);
        shows.TrySet("wall", Show() with { Dashboard = "new" });

        shows.Restore(new Dictionary<string, RemoteShow> { ["wall"] = Show(), ["hall"] = Show() });

        Assert.Equal("new", shows.Find("wall")!.Dashboard);
        Assert.Equal("water", shows.Find("hall")!.Dashboard);
    }

    private async Task<RemoteShows> RestartedAsync(ConsoleHost host)
    {
        var shows = new RemoteShows(_time);
        using var keeper = Keeper(host, shows);
        await keeper.StartAsync(default);
        await keeper.StopAsync(default);
        return shows;
    }

    private RemoteShowKeeper Keeper(ConsoleHost host, RemoteShows shows) =>
        new(shows, host.Services.GetRequiredService<Settings>(), _time, NullLogger<RemoteShowKeeper>.Instance);

    private static RemoteShow Show() => new("hoa", "water", new Dictionary<string, string>(), null, null);
}
