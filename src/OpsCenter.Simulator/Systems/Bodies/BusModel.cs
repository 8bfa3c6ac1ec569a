using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>
/// Buses by a timetable from 05:00 to 20:00, later in the rush hours. Where a bus is follows from the timetable at the instant less its delay, so position and delay
/// always agree; the plan's trouble of a route lets the delay grow no faster than time goes, so a bus stands but never runs backwards.
/// </summary>
internal sealed class BusModel(ProvinceModel model)
{
    private const double KilometresPerHour = 25;
    private const double TroubleMinutes = 11;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan From = TimeSpan.FromHours(5);
    private static readonly TimeSpan LastArrival = TimeSpan.FromHours(20);
    private static readonly TimeSpan Closed = TimeSpan.FromHours(20.5);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(40);

    public IReadOnlyList<Bus> Buses { get; } =
    [
        .. model.Sites.Where(site => site.Kind == "bus-route").SelectMany(site =>
        {
            var line = BusLine.Of(model, site);
            return site.Devices.Select((device, number) => new Bus(site, line, device, number));
        }),
    ];

    /// <summary>The trip a bus is on, or waits at the stop to begin; null where it is parked.</summary>
    public BusTrip? On(Bus bus, DateTimeOffset at)
    {
        var now = at - Delay(bus, at);
        return Trips(bus, at).FirstOrDefault(trip => now >= trip.Departs - Rest && now < trip.Arrives);
    }

    /// <summary>Part of the trip that is behind it, 0 to 1.</summary>
    public double Part(BusTrip trip, DateTimeOffset at) => Math.Clamp((at - Delay(trip.Bus, at) - trip.Departs) / (trip.Arrives - trip.Departs), 0, 1);

    /// <summary>How late a bus is that is on its way; below zero where it is early.</summary>
    public TimeSpan Delay(Bus bus, DateTimeOffset at)
    {
        var usual = 0.5 + (3.6 * Rush(at) * model.Trait(bus.Route, "jams", 0.6, 1.2)) + (0.8 * model.Noise.Drift($"{bus.Device}/delay", at, TimeSpan.FromMinutes(15), 0.7));
        return TimeSpan.FromMinutes(usual + (TroubleMinutes * Trouble(bus, at)));
    }

    /// <summary>How much of what is planned for the route is felt, 0 to 1.</summary>
    public double Trouble(Bus bus, DateTimeOffset at) => model.Trouble(bus.Route, at);

    /// <summary>Metres per second over the past seconds.</summary>
    public double Speed(BusTrip trip, DateTimeOffset at)
    {
        var before = TimeSpan.FromSeconds(20);
        return Math.Max(0, (Part(trip, at) - Part(trip, at - before)) * trip.Bus.Line.Kilometres * 1000 / before.TotalSeconds);
    }

    /// <summary>Places taken, in percent of the seats.</summary>
    public double Occupancy(Bus bus, DateTimeOffset at) => Math.Clamp(
        22 + (55 * Rush(at)) + (18 * Shape.Bell(Shape.Hour(at), 12, 4)) + (9 * model.Noise.Drift($"{bus.Device}/seats", at, TimeSpan.FromMinutes(6), 0.6)), 0, 100);

    /// <summary>What arrived in the past two hours of service, with its instant: through the night that of the evening.</summary>
    public IEnumerable<(BusTrip Trip, DateTimeOffset Arrived)> Arrived(DateTimeOffset at) => Buses
        .SelectMany(bus => Trips(bus, at.AddDays(-1)).Concat(Trips(bus, at)))
        .Where(trip => trip.Arrives > KeptSince(at) - Latest && trip.Arrives < at + Latest)
        .Select(trip => (Trip: trip, Arrived: Arrival(trip)))
        .Where(one => one.Arrived > KeptSince(at) && one.Arrived <= at);

    private static double Rush(DateTimeOffset at) => Math.Max(Shape.Bell(Shape.Hour(at), 7.2, 1), Shape.Bell(Shape.Hour(at), 17.3, 1.2));

    private static DateTimeOffset Midnight(DateTimeOffset at) => Shape.Local(at) - Shape.Local(at).TimeOfDay;

    private static DateTimeOffset KeptSince(DateTimeOffset at)
    {
        var (opens, closes) = (Midnight(at) + From, Midnight(at) + Closed);
        var since = (at > closes ? closes : at) - Kept;
        var today = at > opens ? at - opens : TimeSpan.Zero;
        return since >= opens ? since : closes.AddDays(-1) - (Kept - today);
    }

    /// <summary>Of one local day, an even number: at night every bus is back at its terminus.</summary>
    private static IEnumerable<BusTrip> Trips(Bus bus, DateTimeOffset day)
    {
        var way = TimeSpan.FromMinutes(Math.Max(5, Math.Round(bus.Line.Kilometres / KilometresPerHour * 60)));
        var first = Midnight(day) + From + Rest + ((way + Rest) * 2 * bus.Number / bus.Route.Devices.Count);
        var pairs = (int)((Midnight(day) + LastArrival + Rest - first) / ((way + Rest) * 2));
        return Enumerable.Range(0, Math.Max(0, pairs * 2)).Select(number => new BusTrip(bus, number, first + ((way + Rest) * number), first + ((way + Rest) * number) + way));
    }

    /// <summary>Time less delay never falls, so the instant at which it reaches the timetable's is found by halving.</summary>
    private DateTimeOffset Arrival(BusTrip trip)
    {
        var (low, high) = (trip.Arrives - Latest, trip.Arrives + Latest);
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = middle - Delay(trip.Bus, middle) < trip.Arrives ? (middle, high) : (low, middle);
        }

        return DateTimeOffset.FromUnixTimeSeconds(high.ToUnixTimeSeconds());
    }
}
