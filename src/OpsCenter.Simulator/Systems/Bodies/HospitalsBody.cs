using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Beds and the emergency room of every hospital, each minute.</summary>
internal sealed class HospitalsBody(ProvinceModel model) : SystemBody(model, "health/hospitals.json", TimeSpan.FromMinutes(1))
{
    private readonly HospitalModel _hospitals = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("updated", Local(at));
        Rows(json, "hospitals", Sites("hospital", "health-centre"), row =>
        {
            var (site, code) = row;
            var beds = _hospitals.Beds(site, code);
            json.WriteString("code", code);
            json.WriteStartObject("beds");
            json.WriteNumber("total", beds);
            json.WriteNumber("occupied", (int)(beds * _hospitals.Occupancy(site, at)));
            json.WriteNumber("occupancy_rate", Math.Round(_hospitals.Occupancy(site, at), 3));
            json.WriteEndObject();
            json.WriteStartObject("icu");
            json.WriteNumber("total", _hospitals.IcuBeds(site, code));
            json.WriteNumber("occupied", (int)Math.Round(_hospitals.IcuBeds(site, code) * _hospitals.IcuOccupancy(site, at)));
            json.WriteEndObject();
            json.WriteStartObject("emergency");
            json.WriteNumber("visits_today", _hospitals.EmergencyToday(site, code, at));
            json.WriteNumber("waiting", (int)_hospitals.Waiting(site, code, at));
            json.WriteNumber("wait_minutes", Math.Round(_hospitals.WaitMinutes(site, at), 1));
            json.WriteEndObject();
            json.WriteNumber("outpatients_today", _hospitals.OutpatientsToday(site, code, at));
        });
    }
}
