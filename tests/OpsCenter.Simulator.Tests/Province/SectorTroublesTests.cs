using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Sites;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

/// <summary>The other sectors are calm in the first minutes; what is planned then breaks their limits and passes.</summary>
public sealed class SectorTroublesTests
{
    private static readonly TimeSpan CalmMinutes = TimeSpan.FromMinutes(8);
    private readonly SimulatedProvince _province = SampleProvince.Create();

    private ProvinceModel Model => _province.Model;

    [Fact]
    public void Troubles_EachOfThem_BeginsAfterTheFirstMinutesAndEndsWithinACycle() => Assert.All(Model.Scenario.Troubles.Values, trouble =>
    {
        Assert.True(trouble.Begins >= CalmMinutes);
        Assert.True(trouble.Begins + trouble.Rise + trouble.Hold + trouble.Fall < Model.Scenario.Cycle);
    });

    [Theory]
    [InlineData("greenhouse", 38)]
    [InlineData("paddy", 1)]
    [InlineData("pest-trap", 250)]
    [InlineData("flood-point", 20)]
    [InlineData("pump-station", 3.2)]
    [InlineData("waste-bin", 0.9)]
    [InlineData("parking", 0.97)]
    public void Sectors_TheirTroubles_PassTheLimitAndAreOtherwiseBelowIt(string kind, double limit)
    {
        var site = Troubled(kind);

        Assert.True(Value(site, Worst(site)) > limit);
        Assert.All(Day(), at => Assert.All(Model.Sites.Where(each => each.Kind == kind), each => Assert.True(Value(each, at) < limit * 0.93, $"{each.Id} {at}: {Value(each, at)}")));
    }

    [Fact]
    public void Agriculture_Fields_AreMoistButForTheOneWithoutIrrigation()
    {
        var site = Troubled("vegetable-field");

        Assert.True(AgricultureModel.Soil(Model, site, Worst(site)).MoisturePercent < 12);
        Assert.All(Day(), at => Assert.All(
            Model.Sites.Where(each => each.Kind is "orchard" or "vegetable-field"), each => Assert.True(AgricultureModel.Soil(Model, each, at).MoisturePercent > 20)));
    }

    private double Value(SimulatedSite site, DateTimeOffset at) => site.Kind switch
    {
        "greenhouse" => AgricultureModel.Greenhouse(Model, site, at).Temperature,
        "paddy" => AgricultureModel.SalinityGramsPerLitre(Model, site, at),
        "flood-point" => UrbanModel.FloodCm(Model, site, at),
        "pump-station" => UrbanModel.SumpM(Model, site, at),
        "waste-bin" => site.Devices.Max(bin => UrbanModel.BinFilled(Model, site, bin, at)),
        "parking" => 1 - (UrbanModel.Parking(Model, site, at).Free / (double)UrbanModel.Parking(Model, site, at).Total),
        _ => AgricultureModel.PestsThisNight(Model, site, at),
    };

    private SimulatedSite Troubled(string kind) => Model.Scenario.Troubles.Values.Select(trouble => trouble.Site).Single(site => site.Kind == kind);

    private DateTimeOffset Worst(SimulatedSite site)
    {
        var trouble = Model.Scenario.Troubles[site.Id];
        return SampleProvince.Start + trouble.Begins + trouble.Rise + (trouble.Hold / 2);
    }

    /// <summary>The day before the start, for which nothing is planned.</summary>
    private static IEnumerable<DateTimeOffset> Day() => Enumerable.Range(1, 96).Select(quarter => SampleProvince.Start.AddMinutes(-15 * quarter));
}
