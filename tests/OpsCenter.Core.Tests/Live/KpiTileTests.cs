using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class KpiTileTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly LiveWorld _world = new();

    [Fact]
    public async Task Step_StoredWindow_IsItsMeanBesideTheOneADayBefore()
    {
        for (var minutes = 5; minutes <= 60; minutes += 5)
        {
            Stored(4, LiveWorld.Start - TimeSpan.FromMinutes(minutes));
            Stored(10, LiveWorld.Start - Day - TimeSpan.FromMinutes(minutes));
        }

        // Neither in this hour nor in the same of yesterday.
        Stored(99, LiveWorld.Start - (5 * Hour));
        _world.Hear("a", 8);

        var tile = await Whole(Aggregate.Mean);

        Assert.Equal((4.0, 10.0), (tile.Point!.V, tile.Prev));
        Assert.All(tile.History!, point => Assert.Equal(4.0, point.V));
    }

    [Fact]
    public async Task Step_LittleOfYesterdayIsKnown_MakesNoComparison()
    {
        Stored(4, LiveWorld.Start - TimeSpan.FromMinutes(15));
        Stored(10, LiveWorld.Start - Day - TimeSpan.FromMinutes(30));
        _world.Hear("a", 8);

        Assert.Null((await Whole(Aggregate.Mean)).Prev);
    }

    [Fact]
    public async Task Step_NoHistory_IsTheWindowSoFar()
    {
        _world.Hear("a", 8);

        var tile = await Whole(Aggregate.Mean);

        Assert.Equal(8, tile.Point!.V);
        Assert.Null(tile.Prev);
    }

    [Fact]
    public async Task Step_AggregateLast_IsTheNewestValue()
    {
        Stored(4, LiveWorld.Start - TimeSpan.FromMinutes(15));
        _world.Hear("a", 8);

        Assert.Equal(8, (await Whole(Aggregate.Last)).Point!.V);
    }

    [Fact]
    public async Task Step_NewestOfMonthlyFigures_IsHeldAgainstTheMonthAndTheYearBefore()
    {
        var october = At(2026, 10);
        foreach (var (at, value) in new[] { (At(2025, 9), 6.0), (At(2025, 10), 7.0), (At(2025, 11), 6.5), (At(2026, 8), 8.0), (At(2026, 9), 9.0), (october, 10.0) })
        {
            _world.Store.Readings.Add(Monthly(at, value));
        }

        _world.Hear(Monthly(october, 10));

        var (layout, tile) = await MonthlyAsync();

        Assert.Equal((10.0, 9.0, 7.0), (tile.Point!.V, tile.Prev, tile.Year));
        Assert.Equal([6, 7, 6.5, 8, 9, 10], tile.History!.Where(point => point.V is not null).Select(point => point.V!.Value));
        Assert.Null(layout.ShiftMs);
    }

    [Fact]
    public async Task Step_FirstOfMonthlyFigures_MakesNoComparison()
    {
        _world.Store.Readings.Add(Monthly(At(2026, 10), 10));
        _world.Hear(Monthly(At(2026, 10), 10));

        var (_, tile) = await MonthlyAsync();

        Assert.Equal((10.0, null, null), (tile.Point!.V, tile.Prev, tile.Year));
    }

    [Fact]
    public async Task Step_NeverHeard_ShowsNothing()
    {
        Assert.Null((await Whole(Aggregate.Mean)).Point);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(24, 1)]
    [InlineData(168, 7)]
    public void Layout_Kpi_SaysHowFarBackItCompares(int hours, int days)
    {
        var tile = LiveWorld.Tile(TileKind.Kpi, LiveWorld.Query(Aggregate.Mean, "a")) with
        {
            Range = hours * Hour,
            Target = new TileTarget(3, Above: false, Name: null),
        };

        var layout = Assert.Single(_world.View(tile).Layout.Tiles);

        Assert.Equal((long)TimeSpan.FromDays(days).TotalMilliseconds, layout.ShiftMs);
        Assert.Equal((3.0, "below"), (layout.Target!.V, layout.Target.Dir));
    }

    private static Instant At(int year, int month) => Instant.From(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.FromHours(7)));

    private static Reading Monthly(Instant at, double value) =>
        new(new SeriesKey("kpi", new Dictionary<string, string> { ["pack"] = "construction" }, LiveWorld.MonthlyKpi), at, value, Quality.Good, ReadingFlags.None, at);

    private async Task<(TileLayout Layout, KpiTileState Tile)> MonthlyAsync()
    {
        var query = new TileQuery("kpi", LiveWorld.MonthlyKpi, new Dictionary<string, string>(), Aggregate.Last, Aggregate.Last);
        var view = _world.View(LiveWorld.Tile(TileKind.Kpi, query) with { Range = TimeSpan.FromDays(800) });
        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);
        return (Assert.Single(view.Layout.Tiles), (KpiTileState)view.Whole[0]);
    }

    private void Stored(double value, Instant at) => _world.Store.Readings.Add(LiveWorld.ReadingOf("a", value, at));

    private async Task<KpiTileState> Whole(Aggregate aggregate)
    {
        var query = LiveWorld.Query(Aggregate.Last, "a") with { Aggregate = aggregate };
        var view = _world.View(LiveWorld.Tile(TileKind.Kpi, query) with { Range = Hour });
        await view.SeedAsync(_world.Now, CancellationToken.None);
        view.Step(_world.Now);
        return (KpiTileState)view.Whole[0];
    }
}
