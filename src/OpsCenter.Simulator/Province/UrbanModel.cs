using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Lamps, bins, car parks and drainage of the cities.</summary>
public static class UrbanModel
{
    private const double LightsOn = 17.75;
    private const double LightsOff = 5.4;

    /// <summary>Whether the lights are on by the clock.</summary>
    public static bool IsDark(DateTimeOffset at) => Shape.Hour(at) is >= LightsOn or < LightsOff;

    /// <summary>Nights since 1970 that have begun, and hours into the present one; a day has none of its own and counts as its end.</summary>
    public static (long Nights, double Hours) Night(DateTimeOffset at)
    {
        var since = Shape.Local(at).DateTime - DateTime.UnixEpoch - TimeSpan.FromHours(LightsOn);
        return ((long)Math.Floor(since.TotalDays), since.TotalHours - (24 * Math.Floor(since.TotalDays)));
    }

    /// <summary>A lamp; one in about fifteen is out for some weeks.</summary>
    public static LampState Lamp(ProvinceModel model, string lamp, DateTimeOffset at)
    {
        var works = model.Noise.Uniform($"{lamp}/works", (long)((at - DateTimeOffset.UnixEpoch).TotalDays / 20)) > 0.07
            && !(model.Scenario.Lasting.GetValueOrDefault(LongTroubles.LampOut) is { } planned && planned.Site.Devices[0] == lamp && model.Lasting(LongTroubles.LampOut, at) > 0.5);
        var lit = works && IsDark(at);
        return new LampState(works, lit, lit ? 118 + (4 * model.Noise.Drift($"{lamp}/watts", at, TimeSpan.FromMinutes(10), 0.7)) : 0);
    }

    /// <summary>How full a bin is, 0 to 1: it fills over the day and is emptied at night; in trouble the tour left it out.</summary>
    public static double BinFilled(ProvinceModel model, SimulatedSite site, string bin, DateTimeOffset at)
    {
        var hours = (Shape.Hour(at) + 24 - (1 + (2 * model.Noise.Uniform($"{bin}/tour", 0)))) % 24;
        var full = 0.46 + (0.32 * model.Noise.Uniform($"{bin}/full", 0));
        var filled = 0.04 + (full * Shape.Soft(hours / 23));
        return Math.Clamp(filled + ((0.98 - filled) * model.Trouble(site, at)), 0, 1);
    }

    /// <summary>Free and all spaces of a car park: full in the morning and in the evening; in trouble an event nearby.</summary>
    public static (int Free, int Total) Parking(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var total = (int)(Math.Round(model.Trait(site, "spaces", 60, 240) / 10) * 10);
        var hour = Shape.Hour(at);
        var weekend = Shape.Local(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.85 : 1;
        var taken = 0.14 + (weekend * 0.62 * Math.Max(Shape.Bell(hour, 9.5, 2.6), Math.Max(Shape.Bell(hour, 15, 2.4), 0.9 * Shape.Bell(hour, 19.5, 1.8))))
            + (0.03 * model.Noise.Drift($"{site.Id}/taken", at, TimeSpan.FromMinutes(10), 0.8));
        var most = taken + ((1 - taken) * model.Trouble(site, at));
        return (Math.Clamp((int)Math.Round(total * (1 - most)), 0, total), total);
    }

    /// <summary>Level of the sump in metres; in trouble a pump has failed.</summary>
    public static double SumpM(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        model.Trait(site, "sump", 1.3, 1.9) + (0.35 * Math.Max(Shape.Bell(Shape.Hour(at), 7.5, 2), Shape.Bell(Shape.Hour(at), 19.5, 2.5)))
        + (1.75 * model.Trouble(site, at)) + (0.06 * model.Noise.Drift($"{site.Id}/sump", at, TimeSpan.FromMinutes(5), 0.8));

    /// <summary>Water over the road in centimetres; in trouble a cloudburst.</summary>
    public static double FloodCm(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        Math.Max(0, (27 * model.Trouble(site, at)) + (0.3 * model.Noise.Drift($"{site.Id}/flood", at, TimeSpan.FromMinutes(5), 0.7)));
}
