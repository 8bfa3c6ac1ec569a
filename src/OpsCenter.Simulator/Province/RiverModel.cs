using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Water level, rain and salinity.</summary>
public static class RiverModel
{
    /// <summary>One tip of a rain gauge's bucket, millimetres.</summary>
    public const double BucketMm = 0.2;

    /// <summary>Longitude of the coast at the mouths, and how fast the sea's influence fades inland.</summary>
    private const double CoastLongitude = 106.65, FadeDegrees = 0.22;

    /// <summary>Water level in metres.</summary>
    public static double LevelM(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var tide = 0.28 * Seaward(site) * ProvinceModel.Tide(at - TimeSpan.FromHours(1));
        var ripple = 0.008 * model.Noise.Normal($"{site.Id}/ripple", at.ToUnixTimeSeconds());
        var drift = 0.03 * model.Noise.Drift($"{site.Id}/level", at, TimeSpan.FromMinutes(20), 0.9);
        if (model.Scenario.Flood is not { } flood)
        {
            return 0.8 + tide + drift + ripple;
        }

        var stage = flood.StageOf(site.Id);
        var origin = model.Sites.FirstOrDefault(other => other.Id == flood.Origin);
        var risen = flood.Risen(model.Since(at), model.Scenario.Cycle, origin?.KilometresTo(site) ?? 0);
        return stage.Low + ((stage.Crest - stage.Low) * risen) + (tide * (1 - risen)) + (drift * (1 - (0.7 * risen))) + ripple;
    }

    /// <summary>Rain in the interval before the instant, in whole tips of the bucket.</summary>
    public static double RainMm(ProvinceModel model, SimulatedSite site, DateTimeOffset at, TimeSpan interval)
    {
        var front = model.Noise.Drift("rain", at, TimeSpan.FromMinutes(40), 0.85);
        var local = model.Noise.Drift($"{site.Id}/rain", at, TimeSpan.FromMinutes(6), 0.7);
        var mmPerHour = Math.Max(0, (12 * front) + (5 * local) - 6);
        var tips = mmPerHour * interval.TotalHours / BucketMm;
        var whole = Math.Floor(tips);
        return (whole + (model.Noise.Uniform($"{site.Id}/tip", at.ToUnixTimeSeconds()) < tips - whole ? 1 : 0)) * BucketMm;
    }

    /// <summary>Salinity in parts per thousand: the sea comes in with the tide and goes back with the river's flow.</summary>
    public static double SalinityGl(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var tide = ProvinceModel.Tide(at - TimeSpan.FromHours(2));
        var mean = model.Trait(site, "salinity", 0.4, 0.9) * Seaward(site);
        var drift = model.Noise.Drift($"{site.Id}/salinity", at, TimeSpan.FromMinutes(30), 0.9);
        return Math.Clamp((mean * Math.Exp((0.55 * tide) + (0.12 * drift))) + (1.6 * model.Lasting(LongTroubles.SaltIntrusion, site, at)), 0.02, 20);
    }

    private static double Seaward(SimulatedSite site) => Math.Min(1, Math.Exp((site.Longitude - CoastLongitude) / FadeDegrees));
}
