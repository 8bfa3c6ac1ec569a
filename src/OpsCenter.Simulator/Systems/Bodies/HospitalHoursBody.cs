using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The census of the past two days by the hour, so that a centre that starts today has yesterday.</summary>
internal sealed class HospitalHoursBody(ProvinceModel model) : SystemBody(model, "health/hospitals-hours.json", TimeSpan.FromHours(1))
{
    private const int Hours = 48;
    private readonly HospitalModel _hospitals = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var rows = Enumerable.Range(0, Hours).SelectMany(back => Sites("hospital", "health-centre").Select(row => (row.Site, row.Code, At: at.AddHours(-back))));
        Rows(json, "census", rows, row =>
        {
            var (site, code, hour) = row;
            var beds = _hospitals.Beds(site, code);
            json.WriteString("at", Local(hour));
            json.WriteString("code", code);
            json.WriteNumber("beds", beds);
            json.WriteNumber("occupied", (int)(beds * _hospitals.Occupancy(site, hour)));
            json.WriteNumber("occupancy_rate", Math.Round(_hospitals.Occupancy(site, hour), 3));
            json.WriteNumber("icu_beds", _hospitals.IcuBeds(site, code));
            json.WriteNumber("icu_occupied", (int)Math.Round(_hospitals.IcuBeds(site, code) * _hospitals.IcuOccupancy(site, hour)));
            json.WriteNumber("wait_minutes", Math.Round(_hospitals.WaitMinutes(site, hour), 1));
        });
    }
}
