using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>What happens in a hospital: admissions before noon, discharges after it, evenings full in the emergency room, more children in dengue's season.</summary>
internal sealed class HospitalModel(ProvinceModel model)
{
    private static readonly Dictionary<string, int> KnownBeds = new(StringComparer.Ordinal)
    {
        ["bvdk-tinh"] = 1050,
        ["bv-nhi"] = 420,
        ["bv-phu-san"] = 380,
        ["bv-phoi"] = 210,
        ["bv-nhiet-doi"] = 180,
        ["bv-y-hoc-co-truyen"] = 260,
        ["bv-phuc-hoi"] = 200,
        ["bv-tam-than"] = 230,
        ["bv-mat"] = 110,
    };

    public int Beds(SimulatedSite site, string code) => KnownBeds.TryGetValue(code, out var beds) ? beds : (int)model.Trait(site, "beds", 140, 280);

    public int IcuBeds(SimulatedSite site, string code) => Math.Max(4, (int)(Beds(site, code) * 0.045));

    public double Occupancy(SimulatedSite site, DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        var weekend = Shape.Local(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? -0.07 : 0;
        var season = 0.05 * Math.Cos(2 * Math.PI * (Shape.Local(at).DayOfYear - 285) / 365);
        var usual = model.Trait(site, "occupancy", 0.68, 0.92);
        var full = model.Lasting(LongTroubles.FullHospital, site, at);
        return full > 0.5 ? 1.06 : Math.Clamp(usual + season + weekend + (0.03 * Shape.Bell(hour, 11, 3)) - (0.02 * Shape.Bell(hour, 17, 3)) + (0.035 * model.Noise.Drift($"{site.Id}/beds", at, TimeSpan.FromHours(12), 0.85)), 0.2, 1.12);
    }

    public double IcuOccupancy(SimulatedSite site, DateTimeOffset at) =>
        Math.Clamp(model.Trait(site, "icu", 0.55, 0.8) + (0.1 * model.Noise.Drift($"{site.Id}/icu", at, TimeSpan.FromHours(8), 0.8)), 0, 1);

    /// <summary>Patients in the emergency room that nobody has seen yet.</summary>
    public double Waiting(SimulatedSite site, string code, DateTimeOffset at) =>
        (40 * model.Lasting(LongTroubles.CrowdedEmergency, site, at)) + Math.Max(0, Beds(site, code) / 90.0 * Rush(at) * (1 + (0.3 * model.Noise.Drift($"{site.Id}/waiting", at, TimeSpan.FromMinutes(20), 0.8))));

    public double WaitMinutes(SimulatedSite site, DateTimeOffset at) =>
        (70 * model.Lasting(LongTroubles.CrowdedEmergency, site, at)) + Math.Max(2, (9 + (22 * Rush(at))) * model.Trait(site, "staff", 0.75, 1.25) * (1 + (0.15 * model.Noise.Drift($"{site.Id}/wait", at, TimeSpan.FromMinutes(30), 0.85))));

    /// <summary>Emergency visits since local midnight: grows over the day and starts anew.</summary>
    public int EmergencyToday(SimulatedSite site, string code, DateTimeOffset at) =>
        (int)(Beds(site, code) * 0.11 * model.Trait(site, "emergency", 0.8, 1.2) * DayShare(Shape.Hour(at)) * (1 + (0.1 * model.Noise.Normal($"{site.Id}/visits", WorkDay.Of(at).DayNumber))));

    public int OutpatientsToday(SimulatedSite site, string code, DateTimeOffset at) =>
        (int)(Beds(site, code) * 1.9 * WorkDay.Done(WorkDay.Of(at), Shape.Hour(at)) * (1 + (0.1 * model.Noise.Normal($"{site.Id}/out", WorkDay.Of(at).DayNumber))));

    private static double Rush(DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        return 0.25 + (0.55 * Shape.Bell(hour, 9.5, 2.5)) + (0.75 * Shape.Bell(hour, 19.5, 2.8));
    }

    private static double DayShare(double hour) => (0.15 * hour / 24) + (0.35 * Shape.Soft((hour - 6) / 7)) + (0.5 * Shape.Soft((hour - 15) / 8));
}
