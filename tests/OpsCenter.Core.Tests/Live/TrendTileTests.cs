using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class TrendTileTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);
    private readonly LiveWorld _world = new();

    [Fact]
    public async Task Seed_StoredHour_BecomesTheHistory()
    {
        for (var minute = 59; minute >= 1; minute--)
        {
            _world.Store.Readings.Add(LiveWorld.ReadingOf("a", minute, LiveWorld.Start - TimeSpan.FromMinutes(minute)));
        }

        var view = _world.View(LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Last, "a")));
        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);

        var line = Assert.IsType<TrendTileState>(Assert.Single(view.Whole)).History!;
        Assert.Equal(59, line.Count);
        Assert.Equal(new TrendPoint((LiveWorld.Start - TimeSpan.FromMinutes(59)).UnixMilliseconds, 59), line[0]);
        Assert.False(view.PastChanged);
    }

    [Fact]
    public async Task Step_WindowEnds_AddsItsMeanOnce()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Last, "a")));
        await view.SeedAsync(_world.Now, CancellationToken.None);
        _world.Hear("a", 0);
        view.Step(_world.Now);
        _world.Pass(TimeSpan.FromSeconds(1));
        _world.Hear("a", 2);
        Assert.Null(_world.Step<TrendTileState>(view)!.Add);

        _world.Pass(Window);
        var added = Assert.Single(_world.Step<TrendTileState>(view)!.Add!);

        Assert.Equal(new TrendPoint(LiveWorld.Start.UnixMilliseconds, 1), added);
        Assert.Null(_world.Step<TrendTileState>(view));
    }

    [Fact]
    public async Task Step_AfterSilence_BreaksTheLine()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Last, "a")));
        await view.SeedAsync(_world.Now, CancellationToken.None);
        _world.Hear("a", 1);
        view.Step(_world.Now);
        _world.Pass(TimeSpan.FromMinutes(10));
        _world.Hear("a", 2);
        view.Step(_world.Now);
        _world.Pass(Window);

        view.Step(_world.Now);

        var line = ((TrendTileState)view.Whole[0]).History!;
        Assert.Equal([1, null, 2], line.Select(point => point.V));
    }

    [Fact]
    public async Task PastChanged_BackfilledGap_AsksForANewView()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Last, "a")));
        await view.SeedAsync(_world.Now, CancellationToken.None);
        _world.Hear("a", 1);
        view.Step(_world.Now);
        Assert.False(view.PastChanged);

        _world.Hear(LiveWorld.ReadingOf("a", 3, _world.Now - TimeSpan.FromMinutes(20)));

        Assert.True(view.PastChanged);
    }
}
