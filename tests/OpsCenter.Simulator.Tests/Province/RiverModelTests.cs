using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

public sealed class RiverModelTests
{
    private readonly SimulatedProvince _province = SampleProvince.Create();

    [Fact]
    public void LevelM_BenBinh_RisesAboveAlarmThreeWithinThreeMinutesAndFallsAgain()
    {
        Assert.InRange(Level("ben-binh", 0), 2.4, 3.2);
        Assert.Contains(Enumerable.Range(0, 180), second => Level("ben-binh", second / 60.0) > 4.5);
        Assert.InRange(Level("ben-binh", 14), 1.4, 2.6);
    }

    [Fact]
    public void LevelM_Flood_ReachesTheUpperGaugeFirst()
    {
        Assert.True(TimeOfCrest("pha-lai") < TimeOfCrest("ben-binh"));
        Assert.True(TimeOfCrest("ben-binh") < TimeOfCrest("an-phu"));
    }

    [Fact]
    public void LevelM_HoursBefore_RiseWithoutAJumpIntoThePresent()
    {
        var past = Level("ben-binh", -1);
        Assert.True(Level("ben-binh", -300) < past);
        Assert.InRange(Level("ben-binh", 0) - past, -0.1, 0.1);
        Assert.DoesNotContain(Enumerable.Range(-360, 360), minute => Level("ben-binh", minute) > 3.2);
    }

    [Fact]
    public void LevelM_NextCycle_FloodsAgain() =>
        Assert.True(Level("ben-binh", _province.Model.Scenario.Cycle.TotalMinutes + 4) > 4.5);

    [Fact]
    public void LevelM_EveryGaugeOverADay_StaysPlausible()
    {
        foreach (var gauge in _province.Model.Sites.Where(site => site.Kind == "river-gauge"))
        {
            Assert.All(Enumerable.Range(0, 288), step => Assert.InRange(Level(gauge.Id, step * 5), -1, 7));
        }
    }

    [Fact]
    public void SalinityGl_TwoDays_FollowsTheTideAndIsGreaterAtTheCoast()
    {
        var coast = Salinity("man-tuan-may");
        var inland = Salinity("man-quy-cao");

        Assert.All(coast.Concat(inland), value => Assert.InRange(value, 0.02, 20));
        Assert.True(coast.Max() > 1.5 * coast.Min());
        Assert.True(coast.Average() > inland.Average());
    }

    [Fact]
    public void RainMm_AnyTime_IsWholeTipsAndSometimesFalls()
    {
        var site = _province.Site("pha-lai");
        var hours = Enumerable.Range(0, 24 * 30).Select(hour => RiverModel.RainMm(_province.Model, site, SampleProvince.Start.AddHours(hour), TimeSpan.FromHours(1))).ToList();

        Assert.All(hours, amount => Assert.Equal(0, Math.Round(amount / RiverModel.BucketMm) - (amount / RiverModel.BucketMm), 6));
        Assert.Contains(hours, amount => amount > 0);
        Assert.Contains(hours, amount => amount == 0);
        Assert.DoesNotContain(hours, amount => amount > 60);
    }

    private double Level(string site, double minutes) =>
        RiverModel.LevelM(_province.Model, _province.Site(site), SampleProvince.Start.AddMinutes(minutes));

    private int TimeOfCrest(string site)
    {
        var levels = Enumerable.Range(0, 900).Select(second => Level(site, second / 60.0)).ToList();
        var high = 0.97 * levels.Max();
        return levels.FindIndex(level => level > high);
    }

    private List<double> Salinity(string site) => [.. Enumerable.Range(0, 48).Select(hour =>
        RiverModel.SalinityGl(_province.Model, _province.Site(site), SampleProvince.Start.AddHours(hour)))];
}
