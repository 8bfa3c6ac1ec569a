using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

/// <summary>The world begins at 03:00 UTC, 10:00 in Vietnam.</summary>
public sealed class HeatTileTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly LiveWorld _world = new();

    [Fact]
    public async Task Seed_StoredHours_BecomeCellsOfTheirSites()
    {
        Stored("a", 5, LiveWorld.Start - (2 * Hour));
        Stored("a", 6, LiveWorld.Start - Hour);
        Stored("b", 7, LiveWorld.Start - (5 * Hour));
        Stored("b", 8, LiveWorld.Start - (6 * Hour));

        var heat = await Whole(Tile());

        Assert.Equal(["a", "b"], heat.Grid.Select(row => row.Id));
        Assert.Equal([5, 6], heat.Grid[0].Cells.Select(cell => cell.V));
        Assert.Equal([7], heat.Grid[1].Cells.Select(cell => cell.V));
        Assert.Equal((LiveWorld.Start - (5 * Hour)).UnixMilliseconds, heat.From);
    }

    [Fact]
    public async Task Step_ReadingsInTheOpenHour_AreItsMeanSoFar()
    {
        var view = await Seeded(Tile());
        _world.Hear("a", 2);
        view.Step(_world.Now);
        _world.Pass(TimeSpan.FromMinutes(1));
        _world.Hear("a", 4);

        var row = Assert.Single(_world.Step<HeatTileState>(view)!.Grid);

        Assert.Equal(new HeatCell(LiveWorld.Start.UnixMilliseconds, 3, 0), Assert.Single(row.Cells));
    }

    [Fact]
    public async Task Step_NextHourBegins_MovesTheGridAndKeepsTheClosedCell()
    {
        var view = await Seeded(Tile());
        _world.Hear("a", 2);
        view.Step(_world.Now);
        _world.Pass(Hour);
        _world.Hear("a", 4);

        view.Step(_world.Now);

        var heat = (HeatTileState)view.Whole[0];
        Assert.Equal([2, 4], Assert.Single(heat.Grid).Cells.Select(cell => cell.V));
        Assert.Equal((LiveWorld.Start - (4 * Hour)).UnixMilliseconds, heat.From);
    }

    [Fact]
    public async Task Step_LimitCrossed_ColoursTheCellAndThoseBeforeItByTheLimitInForce()
    {
        Stored("a", 5, LiveWorld.Start - Hour);
        _world.Board.Limits[LiveWorld.Level("a")] = [new AlarmLimit(LocalizedText.Same("II"), Severity.High, 4, AlarmDirection.Above)];
        var view = await Seeded(Tile());
        _world.Hear("a", 3);

        view.Step(_world.Now);

        Assert.Equal([2, 0], ((HeatTileState)view.Whole[0]).Grid[0].Cells.Select(cell => cell.S));
    }

    [Fact]
    public async Task Step_NothingNew_SaysNothing()
    {
        var view = await Seeded(Tile());
        _world.Hear("a", 2);
        view.Step(_world.Now);
        _world.Pass(TimeSpan.FromSeconds(5));

        Assert.Null(_world.Step<HeatTileState>(view));
    }

    [Fact]
    public async Task Days_ReadingsOfTwoLocalDays_AreTwoRowsFromLocalMidnight()
    {
        // 23:00 of the day before in Vietnam, and 01:00.
        Stored("a", 1, LiveWorld.Start - (11 * Hour));
        Stored("a", 3, LiveWorld.Start - (9 * Hour));

        var heat = await Whole(Tile() with { By = TileConfig.Day, Range = TimeSpan.FromDays(7) });

        Assert.Equal(["2026-11-21", "2026-11-22"], heat.Grid.Select(row => row.Id));
        Assert.Equal(["T7 21/11", "CN 22/11"], heat.Grid.Select(row => row.Name.Vi));
        Assert.Equal((LiveWorld.Start - (10 * Hour)).UnixMilliseconds, heat.Grid[1].From);
        Assert.Equal((LiveWorld.Start - (10 * Hour) - TimeSpan.FromDays(6)).UnixMilliseconds, heat.From);
    }

    [Fact]
    public async Task PastChanged_ReadingForAClosedHour_AsksForANewView()
    {
        var view = await Seeded(Tile());
        _world.Hear("a", 1);
        view.Step(_world.Now);

        _world.Hear(LiveWorld.ReadingOf("a", 3, _world.Now - (2 * Hour)));

        Assert.True(view.PastChanged);
    }

    private static TileConfig Tile() =>
        LiveWorld.Tile(TileKind.Heat, LiveWorld.Query(Aggregate.Mean)) with { Range = 6 * Hour, Step = Hour };

    private void Stored(string site, double value, Instant at) => _world.Store.Readings.Add(LiveWorld.ReadingOf(site, value, at));

    private async Task<OpsCenter.Core.Live.Views.DashboardView> Seeded(TileConfig tile)
    {
        var view = _world.View(tile);
        await view.SeedAsync(_world.Now, CancellationToken.None);
        return view;
    }

    private async Task<HeatTileState> Whole(TileConfig tile)
    {
        var view = await Seeded(tile);
        view.Step(_world.Now);
        return (HeatTileState)view.Whole[0];
    }
}
