using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Traffic at a junction: two rush hours, an ebb at noon, trucks at night, and the scenario's accident.</summary>
public static class TrafficModel
{
    private static readonly string[] Directions = ["N", "E", "S", "W"];

    /// <summary>All directions over the last minute.</summary>
    public static IEnumerable<LaneCount> At(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        Directions.Select(direction => Lane(model, site, direction, at));

    private static LaneCount Lane(ProvinceModel model, SimulatedSite site, string direction, DateTimeOffset at)
    {
        var key = $"{site.Id}/{direction}";
        var accident = model.Felt(model.Scenario.Accident, site, at) * Share(direction);
        var inbound = direction is "N" or "E" ? 1.25 : 0.8;
        var demand = Demand(at, inbound) * model.Trait(site, "size", 0.6, 1.3) * Math.Exp(0.12 * Drift("demand", 2));
        var motorbikes = Count("motorbike", 46 * demand * (1 - (0.6 * accident)));
        var cars = Count("car", 15 * demand * (1 - (0.75 * accident)));
        var trucks = Count("truck", model.Trait(site, "freight", 0.5, 6) * (0.4 + (0.6 * Shape.Bell(Shape.Hour(at), 23, 5))) * (1 - (0.75 * accident)));
        var load = Math.Clamp((0.62 * demand) + accident, 0, 1);
        var free = model.Trait(site, "free", 38, 52);
        var speed = Math.Max(3, free * (1 - (0.5 * load * load)) * (1 - (0.8 * accident)) * (1 + (0.04 * Drift("speed", 1))));
        var occupancy = Math.Clamp((6 + (52 * load) + (30 * accident)) * (1 + (0.06 * Drift("occupancy", 1))), 0, 100);
        return new LaneCount(direction, motorbikes, cars, trucks, speed, occupancy);

        double Drift(string what, double minutes) => model.Noise.Drift($"{key}/{what}", at, TimeSpan.FromMinutes(minutes), 0.75);

        // The spread of a count is the root of its mean.
        int Count(string what, double mean) =>
            (int)Math.Round(Math.Max(0, mean + (Math.Sqrt(mean) * model.Noise.Drift($"{key}/{what}", at, TimeSpan.FromSeconds(30), 0.4))));
    }

    /// <summary>An accident blocks one carriageway; drivers of the other slow down to look.</summary>
    private static double Share(string direction) => direction switch
    {
        "E" => 1,
        "W" => 0.4,
        _ => 0.25,
    };

    private static double Demand(DateTimeOffset at, double inbound)
    {
        var hour = Shape.Hour(at);
        var weekend = Shape.Local(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.75 : 1;
        var morning = Shape.Bell(hour, 7.2, 0.9) * inbound;
        var evening = Shape.Bell(hour, 17.2, 1.2) / inbound;
        var day = 0.5 * Shape.Bell(hour, 13, 6.5);
        return 0.05 + (weekend * (morning + evening + day));
    }
}
