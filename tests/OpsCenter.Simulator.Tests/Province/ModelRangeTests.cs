using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

public sealed class ModelRangeTests
{
    private readonly SimulatedProvince _province = SampleProvince.Create();

    [Fact]
    public void Air_EveryStationOverADay_StaysPlausible()
    {
        foreach (var air in All("air-station").SelectMany(site => Day().Select(at => AirModel.At(_province.Model, site, at))))
        {
            Assert.InRange(air.Pm25, 2, 350);
            Assert.InRange(air.Pm10, air.Pm25, 600);
            Assert.InRange(air.No2, 1, 300);
            Assert.InRange(air.So2, 1, 350);
            Assert.InRange(air.Co, 100, 10_000);
            Assert.InRange(air.O3, 1, 200);
            Assert.InRange(air.Temperature, 5, 42);
            Assert.InRange(air.RelativeHumidity, 0.3, 1);
        }
    }

    [Fact]
    public void Air_Smog_IsThickestAtItsSiteAndThinnerFarAway()
    {
        var smog = _province.Model.Scenario.Smog!;
        var at = SampleProvince.Start + smog.Begins + smog.Rise + (smog.Hold / 2);

        Assert.True(AirModel.At(_province.Model, smog.Site, at).Pm25 > 120);
        Assert.True(AirModel.At(_province.Model, _province.Site("kk-ke-sat"), at).Pm25 < 80);
    }

    [Fact]
    public void Wastewater_Discharge_BreaksItsLimitsAndRecovers()
    {
        var discharge = _province.Model.Scenario.Discharge!;
        double Cod(TimeSpan since) => WastewaterModel.At(_province.Model, discharge.Site, SampleProvince.Start + since).Cod;

        Assert.True(Cod(discharge.Begins + discharge.Rise + (discharge.Hold / 2)) > 150);
        Assert.True(Cod(TimeSpan.Zero) < 100);
        Assert.True(Cod(discharge.Begins + discharge.Rise + discharge.Hold + discharge.Fall) < 100);
    }

    [Fact]
    public void Traffic_RushHour_HasMoreVehiclesThanNight()
    {
        var site = _province.Site("nut-may-su");
        var day = new DateTimeOffset(2026, 11, 24, 0, 0, 0, Shape.Zone);
        int Vehicles(double hour) => Enumerable.Range(0, 30)
            .Sum(minute => TrafficModel.At(_province.Model, site, day.AddHours(hour).AddMinutes(minute)).Sum(lane => lane.Motorbikes + lane.Cars));

        Assert.True(Vehicles(7) > 3 * Vehicles(2));
        Assert.True(Vehicles(17) > 3 * Vehicles(2));
    }

    [Fact]
    public void Traffic_Accident_StandsStillInOneDirection()
    {
        var accident = _province.Model.Scenario.Accident!;
        var at = SampleProvince.Start + accident.Begins + accident.Rise + (accident.Hold / 2);

        var lanes = TrafficModel.At(_province.Model, accident.Site, at).ToDictionary(lane => lane.Direction);
        Assert.InRange(lanes["E"].SpeedKmPerHour, 3, 7);
        Assert.InRange(lanes["E"].OccupancyPercent, 82, 100);
        Assert.All(lanes.Values.Where(lane => lane.Direction != "E"), lane => Assert.True(lane.SpeedKmPerHour > 12));
    }

    [Fact]
    public void Traffic_EveryJunctionOverADay_StaysPlausible() =>
        Assert.All(All("junction").SelectMany(site => Day().SelectMany(at => TrafficModel.At(_province.Model, site, at))), lane =>
        {
            Assert.InRange(lane.Motorbikes, 0, 400);
            Assert.InRange(lane.Trucks, 0, 60);
            Assert.InRange(lane.SpeedKmPerHour, 3, 70);
            Assert.InRange(lane.OccupancyPercent, 0, 100);
        });

    [Fact]
    public void Noise_EveryMeterOverADay_IsLouderByDayAndPlausible() => Assert.All(All("noise-meter"), site =>
    {
        var day = new DateTimeOffset(2026, 11, 24, 0, 0, 0, Shape.Zone);

        Assert.All(Day(), at => Assert.InRange(NoiseModel.At(_province.Model, site, at).Mean, 38, 80));
        Assert.All(Day(), at => Assert.InRange(NoiseModel.At(_province.Model, site, at).Peak, 45, 115));
        Assert.True(NoiseModel.At(_province.Model, site, day.AddHours(7.2)).Mean > NoiseModel.At(_province.Model, site, day.AddHours(2)).Mean + 5);
    });

    [Fact]
    public void Camera_Failing_LosesItsFrames()
    {
        var failing = _province.Model.Scenario.FailingCamera!;
        double Fps(TimeSpan since) => CameraModel.Fps(_province.Model, failing.Site, SampleProvince.Start + since);

        Assert.True(Fps(TimeSpan.Zero) > 4);
        Assert.True(Fps(failing.Begins + failing.Rise + (failing.Hold / 2)) < 1);
    }

    [Fact]
    public void Create_OtherProvinceWithoutKnownNames_PlansSomethingAllTheSame()
    {
        var renamed = _province.Model.Sites.Select(site => site with { Id = $"x-{site.Id}" }).ToList();

        var scenario = SimulatedProvince.Create(renamed, 1, SampleProvince.Start).Model.Scenario;

        Assert.NotNull(scenario.Flood);
        Assert.NotNull(scenario.Accident);
        Assert.Equal(4, scenario.Faults.Count);
    }

    private IEnumerable<OpsCenter.Simulator.Sites.SimulatedSite> All(string kind) => _province.Model.Sites.Where(site => site.Kind == kind);

    private static IEnumerable<DateTimeOffset> Day() => Enumerable.Range(0, 96).Select(quarter => SampleProvince.Start.AddMinutes(15 * quarter));
}
