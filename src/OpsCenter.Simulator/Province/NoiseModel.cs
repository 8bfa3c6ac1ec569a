using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Noise beside a road: loud with traffic by day, quieter at night, a horn now and then.</summary>
public static class NoiseModel
{
    /// <summary>The level over the last minute and its peak, in dB(A).</summary>
    public static (double Mean, double Peak) At(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        var traffic = Math.Max(0.55 * Shape.Bell(hour, 13, 6.5), Math.Max(Shape.Bell(hour, 7.2, 1.6), Shape.Bell(hour, 17.4, 2)));
        var mean = model.Trait(site, "quiet", 44, 52) + (model.Trait(site, "traffic", 13, 20) * traffic)
            + (1.1 * model.Noise.Drift($"{site.Id}/laeq", at, TimeSpan.FromMinutes(2), 0.6));
        return (mean, mean + 9 + (5 * Math.Abs(model.Noise.Drift($"{site.Id}/horn", at, TimeSpan.FromSeconds(40), 0.2))));
    }
}
