using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Treated wastewater of an industrial park: it follows the shifts, and in the scenario's discharge the treatment fails.</summary>
public static class WastewaterModel
{
    /// <summary>The water at the outfall.</summary>
    public static Wastewater At(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        var shift = 0.55 + (0.45 * Math.Max(Shape.Bell(hour, 10, 3), Shape.Bell(hour, 16, 3)));
        var failure = model.Felt(model.Scenario.Discharge, site, at);
        return new Wastewater(
            Math.Clamp(7.2 + (0.18 * Drift("ph")) - (1.2 * failure) - (2.6 * model.Lasting(LongTroubles.Acid, site, at)), 4, 10),
            Math.Max(8, (model.Trait(site, "cod", 34, 52) * (1 + (0.08 * Drift("cod")))) + (150 * failure)),
            Math.Max(5, (model.Trait(site, "tss", 22, 45) * (1 + (0.1 * Drift("tss")))) + (90 * failure)),
            Math.Max(0.1, (model.Trait(site, "nh4", 1.8, 4.5) * (1 + (0.1 * Drift("nh4")))) + (9 * failure)),
            Math.Max(1, model.Trait(site, "flow", 60, 180) * shift * (1 + (0.06 * Drift("flow"))) * (1 + (0.4 * failure))));

        double Drift(string what) => model.Noise.Drift($"{site.Id}/{what}", at, TimeSpan.FromMinutes(3), 0.85);
    }
}
