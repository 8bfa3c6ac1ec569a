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
