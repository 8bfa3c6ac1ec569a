using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class RankingTileTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly LiveWorld _world = new();

    [Theory]
    [InlineData(false, new[] { "c", "b", "a" })]
    [InlineData(true, new[] { "a", "b", "c" })]
    public void Step_ThreeSites_AreInOrderOfTheirValues(bool ascending, string[] expected)
    {
        var view = _world.View(Tile() with { Ascending = ascending });
        _world.Hear("a", 1);
        _world.Hear("b", 2);
        _world.Hear("c", 3);

        var tile = _world.Step<RankingTileState>(view)!;

        Assert.Equal(expected, tile.Ranks.Select(row => row.Id));
        Assert.Equal("Gauge a", tile.Ranks.Single(row => row.Id == "a").Name.En);
        Assert.Equal((3, 3), (tile.Total, tile.Reporting));
    }

    [Fact]
    public void Step_MoreSitesThanRows_ShowsTheTopAndCountsAll()
    {
        var view = _world.View(Tile() with { Limit = 2 });
        _world.Hear("a", 1);
        _world.Hear("b", 2);
        _world.Hear("c", 3);

        var tile = _world.Step<RankingTileState>(view)!;

        Assert.Equal(["c", "b"], tile.Ranks.Select(row => row.Id));
        Assert.Equal(3, tile.Total);
    }

    [Fact]
    public void Step_TopSiteFallsSilent_LeavesTheTopWithoutANewReading()
    {
        var view = _world.View(Tile());
        _world.Hear("a", 9);
        _world.Pass(TimeSpan.FromMinutes(2));
        _world.Hear("b", 1);
        Assert.Equal(["a", "b"], _world.Step<RankingTileState>(view)!.Ranks.Select(row => row.Id));

        _world.Pass(TimeSpan.FromMinutes(1.5));
        var tile = _world.Step<RankingTileState>(view)!;

        Assert.Equal(["b", "a"], tile.Ranks.Select(row => row.Id));
        Assert.Equal((2, 1), (tile.Total, tile.Reporting));
    }

    [Fact]
    public void Step_ValueCrossesALimitWithoutAnAlarmYet_IsNamedByTheLimit()
    {
        var view = _world.View(Tile());
        _world.Board.Limits[LiveWorld.Level("a")] =
        [
            new AlarmLimit(LocalizedText.Same("I"), Severity.Medium, 2, AlarmDirection.Above),
            new AlarmLimit(LocalizedText.Same("III"), Severity.Critical, 4, AlarmDirection.Above),
        ];
        _world.Hear("a", 3);
        _world.Hear("b", 9);

        var rows = _world.Step<RankingTileState>(view)!.Ranks;

        Assert.Equal(("b", 0, null), (rows[0].Id, rows[0].S, rows[0].Level));
        Assert.Equal(("a", (int)Severity.Medium, "I"), (rows[1].Id, rows[1].S, rows[1].Level?.En));
    }

    [Fact]
    public void Step_AlarmWorseThanTheLimit_Wins()
    {
        var view = _world.View(Tile());
        _world.Hear("a", 3);
        _world.Board.Show(FakeBoard.Alarm(LiveWorld.Level("a"), Severity.High, _world.Now));

        Assert.Equal((int)Severity.High, _world.Step<RankingTileState>(view)!.Ranks[0].S);
    }

    [Fact]
    public void Step_SeveralReadingsInASecond_AreOneFrame()
    {
        var view = _world.View(Tile());
        _world.Hear("a", 1);
        _world.Step<RankingTileState>(view);
        _world.Pass(Second / 2);
        _world.Hear("a", 2);
        Assert.Null(_world.Step<RankingTileState>(view));
        _world.Board.Show(FakeBoard.Alarm(LiveWorld.Level("a"), Severity.High, _world.Now));
        view.Step(_world.Now);

        _world.Pass(Second / 2);
        var row = _world.Step<RankingTileState>(view)!.Ranks[0];

        Assert.Equal((2.0, (int)Severity.High), (row.Point.V, row.S));
    }

    private static TileConfig Tile() => LiveWorld.Tile(TileKind.Ranking, LiveWorld.Query(Aggregate.Last));
}
