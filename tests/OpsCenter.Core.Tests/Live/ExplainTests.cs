using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class ExplainTests
{
    private readonly LiveWorld _world = new();

    [Fact]
    public void Explain_ValueOfOneSeries_NamesItsSourceTimesAndMarks()
    {
        var tile = LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"));
        var view = _world.View(tile);
        _world.Hear(LiveWorld.ReadingOf("a", 2, _world.Now, Quality.Suspect, ReadingFlags.Simulated | ReadingFlags.ClockReplaced));
        view.Step(_world.Now);

        var series = Assert.Single(view.Explain(tile.Id, _world.Now)!.Series);

        Assert.Equal("river,pack=water,site=a level", series.Series);
        Assert.Equal(("Gauge a", "water"), (series.Site!.En, series.Pack));
        Assert.Equal((_world.Now.UnixMilliseconds, _world.Now.UnixMilliseconds), (series.T, series.R));
        Assert.Equal((1, 12, false), (series.Q, series.F, series.Stale));
        Assert.Null(series.Judged);
    }

    [Theory]
    [InlineData(1, "within", "I", 2)]
    [InlineData(3, "crossed", "I", 2)]
    [InlineData(5, "crossed", "III", 4)]
    public void Explain_NoAlarm_NamesTheLimitThatDecides(double value, string state, string level, double limit)
    {
        var tile = LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"));
        var view = _world.View(tile);
        _world.Board.Limits[LiveWorld.Level("a")] =
        [
            new AlarmLimit(LocalizedText.Same("I"), Severity.Medium, 2, AlarmDirection.Above, "water.flood"),
            new AlarmLimit(LocalizedText.Same("III"), Severity.Critical, 4, AlarmDirection.Above, "water.flood"),
        ];
        _world.Hear("a", value);
        view.Step(_world.Now);

        var judged = Assert.Single(view.Explain(tile.Id, _world.Now)!.Series).Judged!;

        Assert.Equal((state, level, limit, "water.flood"), (judged.State, judged.Level.En, judged.Limit, judged.Rule));
    }

    [Fact]
    public void Explain_ActiveAlarm_JudgesBeforeAnyLimit()
    {
        var tile = LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Last, "a"));
        var view = _world.View(tile);
        _world.Hear("a", 1);
        _world.Board.Show(FakeBoard.Alarm(LiveWorld.Level("a"), Severity.High, _world.Now));
        view.Step(_world.Now);

        var judged = Assert.Single(view.Explain(tile.Id, _world.Now)!.Series).Judged!;

        Assert.Equal(("alarm", "r", 4.0), (judged.State, judged.Rule, judged.Limit));
    }

    [Fact]
    public void Explain_MaximumOfSeveral_BeginsWithTheOneThatHoldsIt()
    {
        var tile = LiveWorld.Tile(TileKind.Bar, LiveWorld.Query(Aggregate.Max));
        var view = _world.View(tile);
        _world.Hear("a", 1);
        _world.Hear("b", 7);
        _world.Hear("c", 3);
        view.Step(_world.Now);

        var detail = view.Explain(tile.Id, _world.Now)!;

        Assert.Equal([7, 3, 1], detail.Series.Select(series => series.V));
        Assert.Equal(3, detail.Total);
    }

    [Fact]
    public void Explain_TileWithoutValueOrUnknownTile_IsNothing()
    {
        var view = _world.View(LiveWorld.Tile(TileKind.Clock));

        Assert.Null(view.Explain("Clock", _world.Now));
        Assert.Null(view.Explain("nowhere", _world.Now));
    }
}
