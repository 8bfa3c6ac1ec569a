using System.Collections.Frozen;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Scenarios;

/// <summary>What is planned to happen, so that a demonstration shows within minutes what a province sees in a year; it repeats every <see cref="Cycle"/>.</summary>
/// <param name="Start">When the simulation starts; the hours before are calm.</param>
/// <param name="Cycle">Time after which everything planned happens again.</param>
/// <param name="Flood">The flood, or null where there is no gauge.</param>
/// <param name="Smog">Dirty air (PM2.5 about 145 µg/m³ above normal), or null.</param>
/// <param name="Discharge">An outfall over its limits, or null.</param>
/// <param name="Accident">Traffic that stands, or null.</param>
/// <param name="FailingCamera">A camera whose frame rate collapses, or null.</param>
/// <param name="Faults">Devices that misbehave.</param>
public sealed record Scenario(
    DateTimeOffset Start,
    TimeSpan Cycle,
    FloodWave? Flood,
    Episode? Smog,
    Episode? Discharge,
    Episode? Accident,
    Episode? FailingCamera,
    IReadOnlyList<DeviceFault> Faults)
{
    /// <summary>Time between two occurrences of everything planned.</summary>
    public static readonly TimeSpan UsualCycle = TimeSpan.FromMinutes(40);

    /// <summary>What goes wrong at single sites of the other sectors, by site.</summary>
    public FrozenDictionary<string, Episode> Troubles { get; init; } = FrozenDictionary<string, Episode>.Empty;

    /// <summary>What lasts for an hour or a day, by what it is: see <see cref="LongTroubles"/>.</summary>
    public FrozenDictionary<string, Episode> Lasting { get; init; } = FrozenDictionary<string, Episode>.Empty;

    /// <summary>Levels of the sample province's gauges; the crests follow those of September 2024 where they are known.</summary>
    private static readonly FrozenDictionary<string, RiverStage> KnownStages = new Dictionary<string, RiverStage>
    {
        ["pha-lai"] = new(2.40, 6.25),
        ["cat-khe"] = new(2.10, 5.10),
        ["ben-binh"] = new(1.60, 4.94),
        ["ben-trieu"] = new(1.10, 2.10),
        ["an-phu"] = new(0.90, 3.05),
        ["phu-luong"] = new(1.10, 2.45),
        ["quang-dat"] = new(0.80, 2.55),
        ["ba-nha"] = new(0.70, 2.20),
        ["cau-xe"] = new(0.60, 1.60),
        ["an-tho"] = new(0.60, 1.55),
        ["chanh-chu"] = new(0.80, 1.90),
        ["ba-thuy"] = new(1.60, 1.85),
    }.ToFrozenDictionary();

    /// <summary>The usual plan for the given sites.</summary>
    public static Scenario For(IReadOnlyList<SimulatedSite> sites, DateTimeOffset start) => new(
        start,
        UsualCycle,
        Pick(sites, "river-gauge", "pha-lai") is { } origin
            ? new FloodWave(origin.Id, Minutes(0.2), KilometresPerMinute: 20, Rise: Minutes(2), Hold: Minutes(1.5), Fall: Minutes(5), KnownStages)
            : null,
        At(sites, "air-station", "kk-hoang-thach", Minutes(3), rise: Minutes(2), hold: Minutes(4), fall: Minutes(4), reach: 8),
        At(sites, "outfall", "nt-lai-vu", Minutes(7), rise: Minutes(1), hold: Minutes(4), fall: Minutes(2), reach: 0),
        At(sites, "junction", "nut-cau-phu-luong", Minutes(1.5), rise: Minutes(0.5), hold: Minutes(5), fall: Minutes(2), reach: 1.5),
        At(sites, "camera", "cam-ninh-giang", Minutes(5), rise: Minutes(0.5), hold: Minutes(6), fall: Minutes(0.2), reach: 0),
        [.. PlanFaults(sites)])
    {
        Troubles = PlanTroubles(sites).OfType<Episode>().ToFrozenDictionary(episode => episode.Site.Id),
        Lasting = LongTroubles.For(sites),
    };

    /// <summary>None in the first minutes, so that the flood is seen first.</summary>
    private static IEnumerable<Episode?> PlanTroubles(IReadOnlyList<SimulatedSite> sites)
    {
        yield return At(sites, "flood-point", "ngap-chi-lang", Minutes(9), rise: Minutes(2), hold: Minutes(5), fall: Minutes(4), reach: 0);
        yield return At(sites, "pump-station", "bom-loc-cuong", Minutes(10), rise: Minutes(2), hold: Minutes(6), fall: Minutes(3), reach: 0);
        yield return At(sites, "waste-bin", "rac-cho-con", Minutes(15), rise: Minutes(5), hold: Minutes(6), fall: Minutes(1), reach: 0);
        yield return At(sites, "lamp-cabinet", "tu-den-le-thanh-nghi", Minutes(19), rise: Minutes(0.2), hold: Minutes(6), fall: Minutes(0.2), reach: 0);
        yield return At(sites, "parking", "do-xe-bv-tinh", Minutes(21), rise: Minutes(3), hold: Minutes(9), fall: Minutes(3), reach: 0);
        yield return At(sites, "hotspot", "wifi-an-luu", Minutes(24), rise: Minutes(0.2), hold: Minutes(8), fall: Minutes(0.2), reach: 0);
        yield return At(sites, "greenhouse", "nha-mang-tan-ky", Minutes(13), rise: Minutes(2), hold: Minutes(5), fall: Minutes(3), reach: 0);
        yield return At(sites, "paddy", "lua-hong-phuc", Minutes(17), rise: Minutes(4), hold: Minutes(6), fall: Minutes(4), reach: 0);
        yield return At(sites, "vegetable-field", "carot-cam-van", Minutes(22), rise: Minutes(4), hold: Minutes(6), fall: Minutes(2), reach: 0);
        yield return At(sites, "pest-trap", "bay-doan-ket", Minutes(26), rise: Minutes(3), hold: Minutes(6), fall: Minutes(1), reach: 0);

        // The tailback of the accident: eleven minutes' delay take eighteen to gather, as a bus that stands loses no more than the time that goes by.
        yield return At(sites, "bus-route", "buyt-03", Minutes(8), rise: Minutes(18), hold: Minutes(3), fall: Minutes(9), reach: 0);
    }

    private static IEnumerable<DeviceFault> PlanFaults(IReadOnlyList<SimulatedSite> sites)
    {
        if (Pick(sites, "river-gauge", "chanh-chu") is { } dying)
        {
            yield return new DeviceFault(dying.Devices[0], DeviceFaultKind.Dying, Minutes(4), Minutes(12));
        }

        if (Pick(sites, "flood-point", "ngap-ho-xuan-huong") is { } flat)
        {
            yield return new DeviceFault(flat.Devices[0], DeviceFaultKind.Dying, Minutes(17), Minutes(16));
        }

        if (Pick(sites, "air-station", "kk-ke-sat") is { } stuck)
        {
            yield return new DeviceFault(stuck.Devices[0], DeviceFaultKind.Stuck, Minutes(2), Minutes(30));
        }

        if (Pick(sites, "junction", "nut-an-luu") is { } wrong)
        {
            yield return new DeviceFault(wrong.Devices[0], DeviceFaultKind.WrongClock, TimeSpan.Zero, UsualCycle);
        }
    }

    private static Episode? At(
        IReadOnlyList<SimulatedSite> sites, string kind, string preferred, TimeSpan begins, TimeSpan rise, TimeSpan hold, TimeSpan fall, double reach) =>
        Pick(sites, kind, preferred) is { } site ? new Episode(site, begins, rise, hold, fall, reach) : null;

    /// <summary>The preferred site, or in another province the last of its kind.</summary>
    private static SimulatedSite? Pick(IReadOnlyList<SimulatedSite> sites, string kind, string preferred)
    {
        var ofKind = sites.Where(site => site.Kind == kind && site.Devices.Count > 0).ToList();
        return ofKind.Find(site => site.Id == preferred) ?? ofKind.LastOrDefault();
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
