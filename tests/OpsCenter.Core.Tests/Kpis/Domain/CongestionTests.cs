using OpsCenter.Core.Kpis.Domain;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

public sealed class CongestionTests
{
    [Fact]
    public void Of_HalfTheFreeSpeed_TakesTwiceTheTime()
    {
        var road = Congestion.Of([new RoadSegment(2, 60, 30)])!;

        Assert.Equal(100, road.ExtraPercent, 6);
        Assert.Equal(TimeSpan.FromMinutes(4), road.TravelTime);
        Assert.Equal(TimeSpan.FromMinutes(2), road.FreeTravelTime);
        Assert.Equal(CongestionLevel.Heavy, road.Level);
    }

    [Fact]
    public void Of_SeveralSegments_WeighsByTime()
    {
        // One minute free and one minute free; the second takes three.
        var road = Congestion.Of([new RoadSegment(1, 60, 60), new RoadSegment(1, 60, 20)])!;

        Assert.Equal(100, road.ExtraPercent, 6);
    }

    [Fact]
    public void Of_FasterThanFree_IsFree()
    {
        var road = Congestion.Of([new RoadSegment(1, 50, 80)])!;

        Assert.Equal((0, CongestionLevel.Free), (road.ExtraPercent, road.Level));
    }

    [Fact]
    public void Of_StandingQueue_IsAJamOfFiniteTime()
    {
        var road = Congestion.Of([new RoadSegment(1, 40, 0, 90)])!;

        Assert.Equal(TimeSpan.FromMinutes(30), road.TravelTime);
        Assert.Equal(CongestionLevel.Jam, road.Level);
    }

    [Fact]
    public void Of_NobodyPasses_IsFree() => Assert.Equal(CongestionLevel.Free, Congestion.Of([new RoadSegment(1, 40, 0, 1)])!.Level);

    [Fact]
    public void Of_AGap_TellsTheCoverage()
    {
        var road = Congestion.Of([new RoadSegment(3, 60, 60), new RoadSegment(1, 60, null)])!;

        Assert.Equal(0.75, road.Coverage);
    }

    [Fact]
    public void Of_NothingMeasured_IsNone() => Assert.Null(Congestion.Of([new RoadSegment(1, 60, null)]));

    [Theory]
    [InlineData(52, CongestionLevel.Free)]
    [InlineData(51, CongestionLevel.Light)]
    [InlineData(40, CongestionLevel.Moderate)]
    [InlineData(30, CongestionLevel.Heavy)]
    [InlineData(24, CongestionLevel.VeryHeavy)]
    [InlineData(18, CongestionLevel.Jam)]
    public void Level_SpeedOf60_IsTheManuals(double speed, CongestionLevel level) => Assert.Equal(level, Congestion.Of([new RoadSegment(1, 60, speed)])!.Level);
}
