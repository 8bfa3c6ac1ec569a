using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class ValueTileTests
{
    private readonly LiveWorld _world = new();

    [Fact]
    public void Step_NeverHeard_ShowsNothing()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));

        view.Step(_world.Now);

        var tile = Assert.IsType<ValueTileState>(Assert.Single(view.Whole));
        Assert.Null(tile.Point);
        Assert.Equal(0, tile.Series);
    }

    [Theory]
    [InlineData(Aggregate.Mean, 2.0)]
    [InlineData(Aggregate.Max, 3.0)]
    [InlineData(Aggregate.Min, 1.0)]
    [InlineData(Aggregate.Sum, 6.0)]
    [InlineData(Aggregate.Count, 3.0)]
    public void Step_SeveralSeries_Aggregates(Aggregate across, double expected)
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(across)));
        _world.Hear("a", 1);
        _world.Hear("b", 2);
        _world.Hear("c", 3);

        var tile = _world.Step<ValueTileState>(view)!;

        Assert.Equal(expected, tile.Point!.V);
        Assert.Equal((3, 3), (tile.Series, tile.Reporting));
    }

    [Fact]
    public void Step_OneSeriesGoesStale_LeavesTheMeanWithoutANewReading()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)));
        _world.Hear("a", 10);
        _world.Pass(TimeSpan.FromMinutes(1.5));
        _world.Hear("b", 20);
        Assert.Equal(15, _world.Step<ValueTileState>(view)!.Point!.V);

        _world.Pass(TimeSpan.FromMinutes(1));
        var tile = _world.Step<ValueTileState>(view)!;

        Assert.Equal(20, tile.Point!.V);
        Assert.Equal((2, 1), (tile.Series, tile.Reporting));
    }

    [Fact]
    public void Step_AllSeriesStale_MeanIsUnknownButLastStays()
    {
        var mean = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)));
        var last = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last)));
        _world.Hear("a", 10);
        _world.Pass(TimeSpan.FromMinutes(4));

        Assert.Null(_world.Step<ValueTileState>(mean)!.Point!.V);
        Assert.Equal(10, _world.Step<ValueTileState>(last)!.Point!.V);
    }

    [Fact]
    public void Step_BadReadingAmongGood_DoesNotEnterTheMean()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)));
        _world.Hear("a", 2);
        _world.Hear("b", 4, Quality.Suspect);
        _world.Hear("c", 9999, Quality.Bad);

        var tile = _world.Step<ValueTileState>(view)!;

        Assert.Equal(3, tile.Point!.V);
        Assert.Equal((int)Quality.Suspect, tile.Point.Q);
        Assert.Equal((3, 2), (tile.Series, tile.Reporting));
    }

    [Fact]
    public void Step_SimulatedAmongReal_IsMarked()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)));
        _world.Hear(LiveWorld.ReadingOf("a", 1, _world.Now, flags: ReadingFlags.Simulated), LiveWorld.ReadingOf("b", 1, _world.Now));

        Assert.Equal((int)ReadingFlags.Simulated, _world.Step<ValueTileState>(view)!.Point!.F);
        Assert.True(view.Simulated);
    }

    [Fact]
    public void Step_RedeliveredOrOlderReading_ChangesNothing()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));
        _world.Hear("a", 1);
        _world.Step<ValueTileState>(view);

        _world.Hear("a", 1);
        _world.Hear(LiveWorld.ReadingOf("a", 7, _world.Now - TimeSpan.FromMinutes(1)));

        Assert.Null(_world.Step<ValueTileState>(view));
    }

    [Fact]
    public void Step_OtherValueForTheSameMoment_IsRevised()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));
        _world.Hear("a", 1);
        _world.Hear("a", 2);

        var point = _world.Step<ValueTileState>(view)!.Point!;

        Assert.Equal(2, point.V);
        Assert.Equal((int)ReadingFlags.Revised, point.F);
    }

    [Fact]
    public void Step_ReadingOfAnotherTile_TouchesOnlyThatTile()
    {
        var a = LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"));
        var b = LiveWorld.Tile(TileKind.Bar, LiveWorld.Query(Aggregate.Last, "b"));
        var view = _world.View(a, b);
        _world.Hear("a", 1);
        _world.Hear("b", 1);
        view.Step(_world.Now);

        _world.Pass(TimeSpan.FromSeconds(1));
        _world.Hear("b", 2);

        Assert.Equal(b.Id, Assert.Single(view.Step(_world.Now).Tiles!).Id);
    }

    [Fact]
    public void Step_AlarmRaised_ColoursThePointWithoutAReading()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));
        _world.Hear("a", 5);
        Assert.Equal(0, _world.Step<ValueTileState>(view)!.Point!.S);

        _world.Board.Show(
            FakeBoard.Alarm(LiveWorld.Level("a"), Severity.Medium, _world.Now),
            FakeBoard.Alarm(LiveWorld.Level("a"), Severity.High, _world.Now),
            FakeBoard.Alarm(LiveWorld.Level("a"), Severity.Critical, _world.Now, active: false));

        Assert.Equal((int)Severity.High, _world.Step<ValueTileState>(view)!.Point!.S);
    }

    [Fact]
    public void Step_LimitsOfOneSeries_AreSentOnceAndAgainWhenTheyChange()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Bar, LiveWorld.Query(Aggregate.Last, "a")));
        _world.Board.Limits[LiveWorld.Level("a")] = [new AlarmLimit(LocalizedText.Same("III"), Severity.Critical, 4.5, AlarmDirection.Above)];
        _world.Hear("a", 4);
        Assert.Equal(4.5, Assert.Single(_world.Step<ValueTileState>(view)!.Limits!).V);

        _world.Pass(TimeSpan.FromSeconds(5));
        _world.Hear("a", 4.1);
        Assert.Null(_world.Step<ValueTileState>(view)!.Limits);

        _world.Board.Limits[LiveWorld.Level("a")] = [];
        _world.Pass(TimeSpan.FromSeconds(20));
        Assert.Empty(_world.Step<ValueTileState>(view)!.Limits!);
    }

    [Fact]
    public void PerHour_RisesTenCentimetresInTenMinutes_IsSixtyAnHour()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));
        for (var minute = 0; minute <= 10; minute++)
        {
            _world.Hear("a", 1 + (minute * 0.01));
            _world.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(0.6, _world.Step<ValueTileState>(view)!.PerHour!.Value, 3);
    }

    [Fact]
    public void PerHour_ThreeMinutesOfData_IsUnknown()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a")));
        for (var minute = 0; minute <= 3; minute++)
        {
            _world.Hear("a", minute);
            _world.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Null(_world.Step<ValueTileState>(view)!.PerHour);
    }
}
