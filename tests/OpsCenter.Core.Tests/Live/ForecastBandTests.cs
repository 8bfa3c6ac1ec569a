using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

/// <summary>A trend that goes on with what is expected.</summary>
public sealed class ForecastBandTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly LiveWorld _world = new();

    [Fact]
    public async Task Seed_ForecastStored_IsPartOfTheWhole()
    {
        _world.Store.Readings.AddRange([Told("low", 90, 1), Told("mean", 100, 1), Told("high", 120, 1), Told("farthest", 70, 1), Told("mean", 99, -25)]);
        var view = _world.View(Tile());

        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);

        var step = Assert.Single(((TrendTileState)view.Whole[0]).Forecast!);
        Assert.Equal([(LiveWorld.Start + Hour).UnixMilliseconds, 90, 100, 120], step);
    }

    [Fact]
    public async Task Step_ForecastMadeAnew_IsSentOnceAndNeverTheNewestValue()
    {
        var view = _world.View(Tile());
        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);

        _world.Hear(Told("low", 90, 1), Told("mean", 100, 1), Told("high", 120, 1));
        var first = _world.Step<TrendTileState>(view)!;
        _world.Hear(Told("mean", 105, 1));
        var second = _world.Step<TrendTileState>(view)!;

        Assert.Null(first.Point);
        Assert.Equal(100, Assert.Single(first.Forecast!)[2]);
        Assert.Equal(105, Assert.Single(second.Forecast!)[2]);
        Assert.Null(_world.Step<TrendTileState>(view));
        Assert.Equal(105, Assert.Single(((TrendTileState)first.Then(second)).Forecast!)[2]);
    }

    [Fact]
    public async Task Step_TileWithoutBand_DoesNotCareForIt()
    {
        var view = _world.View(Tile() with { Band = false });
        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);

        _world.Hear(Told("mean", 100, 1));

        Assert.Null(_world.Step<TrendTileState>(view));
    }

    [Fact]
    public void Hear_AForecast_LeavesItsSeriesWithoutANewestValue()
    {
        _world.Hear(Told("mean", 100, 24));

        Assert.Null(_world.State.Find(Told("mean", 0, 0).Series)!.Latest);
    }

    private static TileConfig Tile() =>
        LiveWorld.Tile(TileKind.Trend, new TileQuery("kpi", "traffic.volume", new Dictionary<string, string> { ["site"] = "a" }, Aggregate.Last, Aggregate.Mean)) with { Band = true };

    private static Reading Told(string bound, double value, int hoursAhead)
    {
        var tags = new Dictionary<string, string> { ["site"] = "a", ["pack"] = "traffic", ["bound"] = bound };
        return new Reading(new SeriesKey("forecast", tags, "traffic.volume"), LiveWorld.Start + (Hour * hoursAhead), value, Quality.Good, ReadingFlags.None, LiveWorld.Start);
    }
}
