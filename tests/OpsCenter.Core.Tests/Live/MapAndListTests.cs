using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class MapAndListTests
{
    private readonly LiveWorld _world = new();

    [Fact]
    public void Map_SitesHeardStaleAndSilent_SaySo()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Map, LiveWorld.Query(Aggregate.Last)));
        _world.Hear("a", 1);
        _world.Pass(TimeSpan.FromMinutes(4));
        _world.Hear("b", 2);

        view.Step(_world.Now);

        var sites = ((MapTileState)view.Whole[0]).Sites.ToDictionary(site => site.Id);
        Assert.Equal(("stale", 1.0), (sites["a"].St, sites["a"].V!.Value));
        Assert.Equal(("live", 2.0), (sites["b"].St, sites["b"].V!.Value));
        Assert.Equal(("none", null, "m"), (sites["c"].St, sites["c"].V, sites["b"].Unit));
    }

    [Fact]
    public void Map_AlarmAtOneSite_SendsThatSiteOnly()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Map, LiveWorld.Query(Aggregate.Last)));
        _world.Hear("a", 1);
        _world.Hear("b", 1);
        view.Step(_world.Now);

        _world.Board.Show(FakeBoard.Alarm(LiveWorld.Level("b"), Severity.Critical, _world.Now));
        var site = Assert.Single(_world.Step<MapTileState>(view)!.Sites);

        Assert.Equal(("b", 1, "alarm Critical"), (site.Id, site.S, site.Note!.En));
    }

    [Fact]
    public void Layout_Map_ShowsTheAreasThatSitesStandInThoughDissolved()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Map));

        var tile = Assert.Single(view.Layout.Tiles);
        Assert.Equal(["x"], tile.Areas!.Select(area => area.Id));
        Assert.Equal(3, tile.Sites!.Count);
    }

    [Fact]
    public void Layout_Value_TakesUnitAndDecimalsFromTheCatalogue()
    {
        var tile = Assert.Single(_world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"))).Layout.Tiles);

        Assert.Equal(("m", 2, "a"), (tile.Unit, tile.Decimals!.Value, tile.Site));
    }

    [Fact]
    public void Events_NewOne_IsSentAlone_AndAChangedOneReplacesTheList()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Events));
        _world.Hear(Event("1", 0), Event("2", 1));
        Assert.Equal(["2", "1"], _world.Step<EventsTileState>(view)!.Events.Select(one => one.Id));

        _world.Hear(Event("3", 2));
        var added = _world.Step<EventsTileState>(view)!;
        Assert.Equal(["3"], added.Events.Select(one => one.Id));
        Assert.Null(added.Replace);

        _world.Hear(Event("1", 0) with { Text = "changed" });
        var replaced = _world.Step<EventsTileState>(view)!;
        Assert.True(replaced.Replace);
        Assert.Equal(["3", "2", "1"], replaced.Events.Select(one => one.Id));
    }

    [Fact]
    public void Events_OfAnotherPackOrKind_AreNotShown()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Events) with { Pack = "cameras", KindPrefix = "camera." });
        _world.Hear(Event("1", 0), Event("2", 1) with { Pack = "cameras" }, Event("3", 2) with { Pack = "cameras", Kind = "soc.alert" });

        Assert.Equal(["2"], _world.Step<EventsTileState>(view)!.Events.Select(one => one.Id));
    }

    [Fact]
    public void Alarms_ListAndStrip_CountWhatIsActiveAndUnacknowledged()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Alarms) with { Limit = 2 });
        _world.Board.Show(
            FakeBoard.Alarm(LiveWorld.Level("a"), Severity.Critical, _world.Now),
            FakeBoard.Alarm(LiveWorld.Level("b"), Severity.High, _world.Now - TimeSpan.FromMinutes(11), acknowledged: true),
            FakeBoard.Alarm(LiveWorld.Level("c"), Severity.High, _world.Now - TimeSpan.FromMinutes(9), active: false));

        var (tiles, strip) = view.Step(_world.Now);

        var list = Assert.IsType<AlarmsTileState>(Assert.Single(tiles!));
        Assert.Equal((2, 3), (list.Alarms.Count, list.Total));
        Assert.Equal([1, 1, 0, 0], strip!.Counts);
        Assert.Equal(2, strip.Unacked);
        Assert.Equal("Gauge a", list.Alarms[0].Site!.Name.En);
    }

    [Fact]
    public void Strip_EngineForgetsARaise_IsSentWithoutAnotherBoard()
    {
        var view = _world.View();
        _world.Board.RaisedInLast10Minutes = 3;
        Assert.Equal(3, view.Step(_world.Now).Alarms!.Last10m);
        Assert.Null(view.Step(_world.Now).Alarms);

        _world.Board.RaisedInLast10Minutes = 2;

        Assert.Equal(2, view.Step(_world.Now).Alarms!.Last10m);
    }

    private static OperationalEvent Event(string id, int second) => new()
    {
        Id = id,
        Time = LiveWorld.Start + TimeSpan.FromSeconds(second),
        ReceivedAt = LiveWorld.Start,
        Kind = "camera.person",
        Text = id,
    };
}
