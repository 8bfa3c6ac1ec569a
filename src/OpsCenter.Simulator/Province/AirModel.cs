using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Air over the province: one regional drift that all stations share, the day's rhythm, the station's own surroundings.</summary>
public static class AirModel
{
    /// <summary>What the scenario's smog adds to PM2.5 where it is thickest, µg/m³.</summary>
    private const double SmogPm25 = 145;

    /// <summary>The air at the station.</summary>
    public static AirQuality At(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        var rush = Shape.Bell(hour, 7.3, 1.6) + Shape.Bell(hour, 18, 2);
        var sun = Shape.Bell(hour, 13.5, 3.6);
        var regional = Math.Exp(0.2 * model.Noise.Drift("air", at, TimeSpan.FromMinutes(90), 0.93));
        var smog = model.Felt(model.Scenario.Smog, site, at);
        var pm25 = (model.Trait(site, "pm25", 12, 24) * regional * (1 + (0.3 * rush) - (0.15 * sun)) * Wobble("pm25", 0.06)) + (SmogPm25 * smog);
        var temperature = Season(at) + (3.6 * (sun - 0.35)) + (0.5 * model.Noise.Drift("temperature", at, TimeSpan.FromMinutes(60), 0.95)) + model.Trait(site, "warm", -0.5, 0.7);
        return new AirQuality(
            pm25,
            (pm25 * model.Trait(site, "dust", 1.3, 1.7)) + (6 * Wobble("pm10", 0.3)),
            (model.Trait(site, "no2", 12, 26) * (1 + (0.9 * rush)) * Wobble("no2", 0.08)) + (215 * model.Lasting(LongTroubles.Exhaust, site, at)),
            model.Trait(site, "so2", 8, 30) * regional * Wobble("so2", 0.12) * (1 + (2 * smog)),
            (420 + (11 * pm25) + (350 * rush)) * Wobble("co", 0.05),
            (22 + (85 * sun)) * Wobble("o3", 0.06) / (1 + (0.3 * rush)),
            temperature,
            Math.Clamp(0.93 - (0.022 * (temperature - Season(at) + 1.3) * 2) + (0.03 * model.Noise.Drift("humidity", at, TimeSpan.FromMinutes(60), 0.95)), 0.3, 0.99));

        double Wobble(string what, double size) => Math.Exp(size * model.Noise.Drift($"{site.Id}/{what}", at, TimeSpan.FromMinutes(1), 0.8));
    }

    /// <summary>Mean temperature of the day: 16.5 °C in January, 29.5 °C in July.</summary>
    private static double Season(DateTimeOffset at) => 23 - (6.5 * Math.Cos(2 * Math.PI * (Shape.Local(at).DayOfYear - 15) / 365.25));
}
