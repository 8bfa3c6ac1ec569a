using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Public Wi-Fi: offices by day, squares and parks in the evening.</summary>
public static class WifiModel
{
    /// <summary>An access point; in trouble it has no power.</summary>
    public static HotspotState At(ProvinceModel model, SimulatedSite site, string accessPoint, DateTimeOffset at)
    {
        if (model.Trouble(site, at) > 0.5)
        {
            return new HotspotState(false, 0, 0, 0);
        }

        var hour = Shape.Hour(at);
        var weekend = Shape.Local(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var day = Math.Max(Shape.Bell(hour, 9.5, 2.5), Shape.Bell(hour, 15, 2.5)) * (weekend ? 0.5 : 1);
        var evening = Shape.Bell(hour, 20, 2.2) * (weekend ? 1.25 : 1);
        var crowd = 0.05 + (model.Trait(site, "day", 0.3, 1) * day) + (model.Trait(site, "evening", 0.3, 1) * evening);
        var usual = Math.Max(0, model.Trait(site, "seats", 25, 60) * crowd * (1 + (0.12 * Drift("clients"))));
        var clients = (int)Math.Round(usual + (Math.Max(0, 145 - usual) * model.Lasting(LongTroubles.Fair, site, at)));
        var down = clients * 620 * Math.Exp(0.3 * Drift("down"));
        return new HotspotState(true, clients, down * 0.12, down);

        double Drift(string what) => model.Noise.Drift($"{accessPoint}/{what}", at, TimeSpan.FromMinutes(3), 0.75);
    }
}
