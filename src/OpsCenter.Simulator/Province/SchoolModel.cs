using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Attendance and lines of schools, and the scenario's outbreak at one of them and its neighbours.</summary>
public static class SchoolModel
{
    private static readonly TimeSpan Taken = new(7, 30, 0);

    /// <summary>Day whose roll call is the last at the moment: schools have Sundays off.</summary>
    public static DateTimeOffset LastDay(DateTimeOffset at)
    {
        var local = Shape.Local(at);
        var day = local - local.TimeOfDay;
        day = local.TimeOfDay < Taken ? day.AddDays(-1) : day;
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    /// <summary>When the roll of that day was taken.</summary>
    public static DateTimeOffset TakenAt(DateTimeOffset day) => day + Taken;

    /// <summary>The roll as it stands: called in the morning, corrected as pupils go home ill.</summary>
    /// <param name="model">The province.</param>
    /// <param name="site">The school.</param>
    /// <param name="at">Moment of the last correction.</param>
    public static RollCall Roll(ProvinceModel model, SimulatedSite site, DateTimeOffset at) => Roll(model, site, LastDay(at), Outbreak(model, site, at));

    /// <summary>The roll of a day as the office files it.</summary>
    public static RollCall Day(ProvinceModel model, SimulatedSite site, DateTimeOffset day) => Roll(model, site, day, 0);

    /// <summary>False while the school sends over the mobile network because its line is down.</summary>
    public static bool IsConnected(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        !(Pick(model, "thpt-ninh-giang") is { } cut && cut.Id == site.Id && Felt(model, cut, site, 16, 0, at) > 0.5);

    private static RollCall Roll(ProvinceModel model, SimulatedSite site, DateTimeOffset day, double ill)
    {
        var number = day.UtcTicks / TimeSpan.TicksPerDay;
        var enrolled = (int)model.Trait(site, "enrolled", 640, 1480);
        var away = 0.012 + (0.018 * model.Noise.Uniform($"{site.Id}/away", number)) + (0.24 * ill);
        var truant = 0.001 + (0.004 * model.Noise.Uniform($"{site.Id}/truant", number));
        var teachers = Math.Max(8, enrolled / 14);
        return new RollCall(enrolled, (int)(enrolled * away), (int)(enrolled * truant), teachers, teachers - (int)(4 * model.Noise.Uniform($"{site.Id}/teachers", number)));
    }

    private static double Outbreak(ProvinceModel model, SimulatedSite site, DateTimeOffset at) =>
        Pick(model, "thpt-kim-thanh") is { } origin ? Felt(model, origin, site, 13, 4, at) : 0;

    private static double Felt(ProvinceModel model, SimulatedSite origin, SimulatedSite site, double begins, double reach, DateTimeOffset at) =>
        model.Felt(new Episode(origin, Minutes(begins), Minutes(2), Minutes(8), Minutes(3), reach), site, at);

    private static SimulatedSite? Pick(ProvinceModel model, string preferred) =>
        model.Sites.FirstOrDefault(site => site.Id == preferred) ?? model.Sites.LastOrDefault(site => site.Kind == "school");

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
