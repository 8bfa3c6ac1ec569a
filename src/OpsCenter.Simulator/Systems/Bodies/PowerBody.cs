using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Electric load of the industrial zones and of the districts' grids, with the past two days by the hour.</summary>
internal sealed class PowerBody(ProvinceModel model) : SystemBody(model, "industry-trade/power.json", TimeSpan.FromMinutes(5))
{
    private const int Hours = 48;

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("time", Local(at));
        var full = new DateTimeOffset(at.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var moments = Enumerable.Range(0, Hours).Select(back => full.AddHours(-back)).Prepend(at).Distinct();
        var largest = Sites("industrial-zone").OrderByDescending(row => Capacity(row.Site)).Select(row => row.Code).FirstOrDefault();
        Rows(json, "loads", moments.SelectMany(moment => Sites("industrial-zone").Select(row => (row.Site, row.Code, At: moment))), row =>
        {
            var capacity = Capacity(row.Site);
            json.WriteString("at", Local(row.At));
            json.WriteString("zone", row.Code);
            json.WriteNumber("capacity_mw", capacity);
            var load = capacity * Load(row.Site.Id, row.At);
            load += row.Code == largest ? Math.Max(0, 121 - load) * Model.Lasting(LongTroubles.HighLoad, row.At) : 0;
            json.WriteNumber("load_mw", Math.Round(load, 2));
        });
    }

    private double Capacity(SimulatedSite site) => Math.Round(Model.Trait(site, "capacity", 40, 110));

    private double Load(string zone, DateTimeOffset at)
    {
        var day = Shape.Local(at).DayOfWeek == DayOfWeek.Sunday ? 0.45 : 1;
        var hour = Shape.Hour(at);
        var heat = 0.08 * Math.Max(0, Math.Cos(2 * Math.PI * (Shape.Local(at).DayOfYear - 190) / 365));
        var shift = 0.32 + (0.3 * Shape.Bell(hour, 9.5, 3)) + (0.3 * Shape.Bell(hour, 15, 3)) + (0.16 * Shape.Bell(hour, 20, 3));
        return Math.Clamp((day * shift) + heat + (0.03 * Model.Noise.Drift($"{zone}/load", at, TimeSpan.FromMinutes(15), 0.8)) + (0.08 * Model.Noise.Uniform($"{zone}/busy", 0)), 0.05, 1.02);
    }
}
