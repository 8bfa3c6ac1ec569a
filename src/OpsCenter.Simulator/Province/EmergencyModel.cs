using System.Globalization;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Emergency calls over the day, and the scenario's large fire that many report at once.</summary>
public static class EmergencyModel
{
    /// <summary>Nobody is busy with a call for longer.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(75);

    private const string FireService = "114";
    private const string AmbulanceService = "115";
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(1);
    private static readonly string[] PoliceCategories = ["disturbance", "disturbance", "theft", "theft", "fight", "traffic-accident"];
    private static readonly string[] FireCategories = ["fire", "fire", "fire", "rescue"];
    private static readonly string[] AmbulanceCategories = ["illness", "illness", "illness", "injury", "traffic-accident"];

    /// <summary>Calls to the centre received after the first and up to the second instant, in order.</summary>
    /// <param name="model">The province.</param>
    /// <param name="service">113, 114 or 115.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="until">Inclusive.</param>
    public static IEnumerable<EmergencyCall> Received(ProvinceModel model, string service, DateTimeOffset after, DateTimeOffset until)
    {
        var last = until.UtcTicks / Slot.Ticks;
        for (var slot = after.UtcTicks / Slot.Ticks; slot <= last; slot++)
        {
            var received = Second(new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + (Slot * Draw("second")));
            if (received > after && received <= until && Draw("any") < Chance(model, service, received) && Call(model, service, slot, received) is { } call)
            {
                yield return call;
            }

            double Draw(string what) => model.Noise.Uniform($"{service}/{what}", slot);
        }
    }

    /// <summary>Units on duty.</summary>
    public static int Units(string service) => service switch
    {
        "113" => 30,
        FireService => 14,
        _ => 18,
    };

    /// <summary>How much of the fire there is, 0 to 1.</summary>
    public static double Fire(ProvinceModel model, DateTimeOffset at) => FireStation(model) is { } station
        ? model.Felt(new Episode(station, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(2), 0), station, at)
        : 0;

    /// <summary>How much of the storm there is, in which everybody calls the ambulance; 0 to 1.</summary>
    private static double Storm(ProvinceModel model, string service, DateTimeOffset at) => service == AmbulanceService ? model.Lasting(LongTroubles.ManyCalls, at) : 0;

    private static SimulatedSite? FireStation(ProvinceModel model) => model.Sites.FirstOrDefault(site => site is { Kind: "fire-unit", Devices.Count: > 0 });

    private static double Chance(ProvinceModel model, string service, DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        var day = 0.25 + (0.75 * Math.Max(Shape.Bell(hour, 10, 4), Shape.Bell(hour, 19.5, 4)));
        return service switch
        {
            "113" => 0.2 * day,
            FireService => (0.02 * day) + (0.6 * Fire(model, at)),
            _ => Math.Max(0.16 * day, Storm(model, service, at)),
        };
    }

    private static EmergencyCall? Call(ProvinceModel model, string service, long slot, DateTimeOffset received)
    {
        var fire = service == FireService ? Fire(model, received) : 0;
        var large = fire > 0 && Draw("of-the-fire") < 0.9;
        if ((large ? FireStation(model) : Unit(model, service, Draw("unit"))) is not { } unit)
        {
            return null;
        }

        var category = large ? "fire" : Pick(Categories(service), Draw("category"));
        var priority = category is "fire" or "traffic-accident" or "rescue" ? 1 : 1 + (int)(3 * Draw("priority"));
        var hurry = priority == 1 ? 0.8 : 1;
        var dispatched = received + Minutes((0.35 + (0.8 * Draw("dispatch"))) * hurry) + Minutes(4.5 * fire) + Minutes(10 * Storm(model, service, received));
        var travel = model.Trait(unit, "travel", 3.5, 6) * (0.6 + (1.4 * Draw("travel") * Draw("travel-too"))) * (service == "113" ? 0.9 : 1.1) * hurry;
        var arrived = dispatched + Minutes(travel);
        var number = string.Create(CultureInfo.InvariantCulture, $"{service}-{Shape.Local(received):yyyyMMdd-HHmm}");
        return new EmergencyCall(number, service, category, priority, unit, received, Second(dispatched), Second(arrived), Second(arrived + Minutes(8 + (27 * Draw("stay")))));

        double Draw(string what) => model.Noise.Uniform($"{service}/{what}", slot);
    }

    private static SimulatedSite? Unit(ProvinceModel model, string service, double draw)
    {
        var kind = service switch
        {
            "113" => "police-unit",
            FireService => "fire-unit",
            _ => "ambulance-unit",
        };
        SimulatedSite[] units = [.. model.Sites.Where(site => site.Kind == kind && site.Devices.Count > 0)];

        // The first is the city's; a third of all calls is there.
        return units.Length == 0 ? null : draw < 1.0 / 3 ? units[0] : Pick(units, (draw - (1.0 / 3)) * 1.5);
    }

    private static string[] Categories(string service) => service switch
    {
        "113" => PoliceCategories,
        FireService => FireCategories,
        _ => AmbulanceCategories,
    };

    private static T Pick<T>(T[] from, double draw) => from[Math.Min(from.Length - 1, (int)(draw * from.Length))];

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    /// <summary>Dispatch systems keep whole seconds.</summary>
    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
