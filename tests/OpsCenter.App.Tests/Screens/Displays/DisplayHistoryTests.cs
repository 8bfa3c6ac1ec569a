using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.App.Identity;
using OpsCenter.App.Live;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Screens.Displays;

/// <summary>Displays that come and go, with the real database under the history.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class DisplayHistoryTests
{
    private static readonly Caller Technician = Caller.Person("hoa", [Role.Technician]);
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Step_DisplayStopsReporting_IsDarkSinceItsLastReport()
    {
        await using var host = await ConsoleHost.StartAsync();
        var screen = await PairAsync(host, "Left wall");
        using var board = Board(out var connections);
        using var history = History(host, board);
        Report(board, connections, screen);
        await history.StepAsync(default);
        var seen = history.Seen[screen.Id];
        Assert.True(seen.Up);
        Assert.Equal([true], seen.Changes.Select(change => change.Up));

        _time.Advance(TimeSpan.FromSeconds(51));
        await history.StepAsync(default);

        seen = history.Seen[screen.Id];
        Assert.False(seen.Up);
        Assert.Equal([false, true], seen.Changes.Select(change => change.Up));
        Assert.Equal(seen.LastSeen, seen.Changes[0].At);
    }

    [Fact]
    public async Task Step_ServerWasRestarted_TheWallThatNeverCameBackIsListedAsGone()
    {
        await using var host = await ConsoleHost.StartAsync();
        var screen = await PairAsync(host, "Left wall");
        using (var board = Board(out var connections))
        using (var history = History(host, board))
        {
            Report(board, connections, screen);
            await history.StepAsync(default);
        }

        _time.Advance(TimeSpan.FromHours(1));
        using var nextBoard = Board(out _);
        using var next = History(host, nextBoard);
        await next.StepAsync(default);
        Assert.True(next.Seen[screen.Id].Up, "a display is given time to come back");

        _time.Advance(TimeSpan.FromSeconds(51));
        await next.StepAsync(default);

        var line = Assert.Single(new DisplayList(nextBoard, next, new RemoteShows(_time), new LiveMark("2", false), _time).Read(Technician, [screen]));
        Assert.Equal((DisplayState.Gone, "Left wall", "hall"), (line.State, line.Name, line.Screen));
        Assert.Equal(next.Seen[screen.Id].LastSeen, line.Since!.Value.UnixMilliseconds);
    }

    [Fact]
    public async Task Step_PairingRevoked_IsForgotten()
    {
        await using var host = await ConsoleHost.StartAsync();
        var screen = await PairAsync(host, "Left wall");
        using var board = Board(out var connections);
        using var history = History(host, board);
        Report(board, connections, screen);
        await history.StepAsync(default);

        await host.Services.GetRequiredService<ScreenPairing>().RevokeAsync(Technician, screen.Id, default);
        connections.Remove("c");
        await history.StepAsync(default);

        Assert.Empty(history.Seen);
    }

    [Fact]
    public async Task List_OpenDisplayOfAnOlderBuild_IsMarkedAndOthersSeeNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var screen = await PairAsync(host, "Left wall");
        using var board = Board(out var connections);
        using var history = History(host, board);
        Report(board, connections, screen);
        var list = new DisplayList(board, history, new RemoteShows(_time), new LiveMark("2", false), _time);

        var line = Assert.Single(list.Read(Technician, [screen]));
        Assert.Equal((DisplayState.Live, true, "Left wall"), (line.State, line.OldBuild, line.Name));
        Assert.Empty(list.Read(Caller.Person("lan", [Role.Operator]), [screen]));
        _time.Advance(TimeSpan.FromSeconds(51));
        Assert.Equal(DisplayState.Stale, Assert.Single(list.Read(Technician, [screen])).State);
    }

    private static async Task<PairedScreen> PairAsync(ConsoleHost host, string name)
    {
        var screen = new PairedScreen(Guid.NewGuid().ToString("n"), name, "hall", ScreenSecret.Hash(name), TimeProvider.System.GetInstant(), "hoa", null);
        await host.Services.GetRequiredService<IScreenStore>().AddAsync(screen, default);
        await host.Services.GetRequiredService<ScreenKeys>().RefreshAsync(force: true, default);
        return screen;
    }

    private DisplayBoard Board(out LiveConnections connections)
    {
        connections = new LiveConnections(new LiveMeter());
        return new DisplayBoard(connections, _time);
    }

    private DisplayHistory History(ConsoleHost host, DisplayBoard board) => new(
        board, host.Services.GetRequiredService<ScreenKeys>(), host.Services.GetRequiredService<Settings>(), _time, NullLogger<DisplayHistory>.Instance);

    private void Report(DisplayBoard board, LiveConnections connections, PairedScreen screen)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, screen.Name), new Claim(ScreenKeyDefaults.PairingClaim, screen.Id), new Claim(CallerExtensions.KindClaim, nameof(CallerKind.Screen))], "test"));
        connections.Add(new LiveConnection("c", (_, _) => ValueTask.CompletedTask, () => { }, 4, 100, _time), user);
        board.Take("c", user, new DisplayReport { Screen = "hall", Instance = "abcdefgh", Build = "1", Dashboard = "water", Fps = 60 });
    }
}
