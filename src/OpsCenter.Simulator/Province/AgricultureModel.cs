using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Fields, greenhouses and pests: soil dries between two irrigations, greenhouses follow the sun, moths fly in the evening.</summary>
public static class AgricultureModel
{
    private const double IrrigationDays = 3;

    /// <summary>The ground at a probe; in trouble it has not been irrigated.</summary>
    public static SoilState Soil(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var (wet, dry) = site.Kind switch
        {
            "paddy" => (52.0, 43.0),
            "orchard" => (36.0, 26.0),
            _ => (33.0, 24.0),
        };
        var days = (Shape.Local(at).DateTime - DateTime.UnixEpoch).TotalDays + model.Trait(site, "turn", 0, IrrigationDays);
        var dried = days % IrrigationDays / IrrigationDays;
        var thirst = site.Kind == "paddy" ? 0 : model.Trouble(site, at);
        var usual = wet - ((wet - dry) * dried);
        var moisture = usual - ((usual - 9) * thirst) + (0.6 * Drift("moisture", 20));
        var temperature = 22.5 + (2.2 * Shape.Bell(Shape.Hour(at), 15.5, 5)) + (0.4 * Drift("ground", 60));
        return new SoilState(moisture, temperature, (model.Trait(site, "salts", 320, 760) * moisture / wet) + (900 * Salt(model, site, at)) + (15 * Drift("ec", 30)));

        double Drift(string what, double minutes) => model.Noise.Drift($"{site.Id}/{what}", at, TimeSpan.FromMinutes(minutes), 0.8);
    }

    /// <summary>Centimetres of water above the ground of a paddy.</summary>
    public static double WaterCm(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        model.Trait(site, "water", 3, 8) + (0.8 * Shape.Bell(Shape.Hour(at), 6, 5)) + (0.3 * model.Noise.Drift($"{site.Id}/water", at, TimeSpan.FromMinutes(30), 0.85));

    /// <summary>Salt in the water of a paddy; in trouble the sluice stood open at high tide.</summary>
    public static double SalinityGramsPerLitre(ProvinceModel model, SimulatedSite site, DateTimeOffset at) => Math.Max(
        0.05, model.Trait(site, "salt", 0.15, 0.45) + Salt(model, site, at) + (0.03 * model.Noise.Drift($"{site.Id}/salt", at, TimeSpan.FromMinutes(20), 0.8)));

    /// <summary>The air in a greenhouse; in trouble the vents are shut and the fans are off.</summary>
    public static GreenhouseAir Greenhouse(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var sun = Shape.Bell(Shape.Hour(at), 13, 3.6);
        var shut = model.Trouble(site, at);
        var temperature = 20.5 + (11 * sun) + (20 * shut) + (0.5 * Drift("air"));
        var humidity = Math.Clamp(88 - (26 * sun) - (10 * shut) + (2 * Drift("damp")), 35, 94);
        return new GreenhouseAir(
            temperature,
            humidity + ((97.5 - humidity) * model.Lasting(LongTroubles.Damp, site, at)),
            Math.Max(280, 620 - (250 * sun) - (60 * shut) + (18 * Drift("co2"))));

        double Drift(string what) => model.Noise.Drift($"{site.Id}/{what}", at, TimeSpan.FromMinutes(10), 0.8);
    }

    /// <summary>What a trap caught since 17:00.</summary>
    public static int PestsThisNight(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var (night, hours) = Night(at);
        return (int)(Catch(model, site, night) * Shape.Soft(hours / 9)) + (int)(480 * model.Trouble(site, at));
    }

    /// <summary>What a trap caught since it was emptied, which happens every hundred nights.</summary>
    public static int PestsInAll(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var (night, hours) = Night(at);
        var earlier = 0.0;
        for (var before = night - (night % 100); before < night; before++)
        {
            earlier += Catch(model, site, before);
        }

        return (int)(earlier + (Catch(model, site, night) * Shape.Soft(hours / 9)));
    }

    /// <summary>Lots that a cooperative has sold today.</summary>
    public static int Lots(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        (int)(2 + (model.Trait(site, "lots", 60, 160) * Shape.Soft((Shape.Hour(at) - 4) / 14)));

    private static double Salt(ProvinceModel model, SimulatedSite site, DateTimeOffset at) => site.Kind == "paddy" ? 2.2 * model.Trouble(site, at) : 0;

    private static double Catch(ProvinceModel model, SimulatedSite site, long night) =>
        model.Trait(site, "moths", 60, 150) * (0.6 + (0.8 * model.Noise.Uniform($"{site.Id}/night", night)));

    private static (long Night, double Hours) Night(DateTimeOffset at)
    {
        var since = Shape.Local(at).DateTime - DateTime.UnixEpoch - TimeSpan.FromHours(17);
        return ((long)Math.Floor(since.TotalDays), since.TotalHours - (24 * Math.Floor(since.TotalDays)));
    }
}
