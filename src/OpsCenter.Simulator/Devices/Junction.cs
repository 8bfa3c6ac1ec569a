using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A counting junction: Unix milliseconds and one entry per direction, counts over the last minute.</summary>
public sealed class Junction(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"traffic/{ClientId}/counts";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        json.WriteNumber("t", clock.ToUnixTimeMilliseconds());
        json.WriteStartArray("lanes");
        foreach (var lane in TrafficModel.At(Model, Site, measured))
        {
            json.WriteStartObject();
            json.WriteString("dir", lane.Direction);
            json.WriteStartObject("vehicles");
            json.WriteNumber("motorbike", lane.Motorbikes);
            json.WriteNumber("car", lane.Cars);
            json.WriteNumber("truck", lane.Trucks);
            json.WriteEndObject();
            json.WriteNumber("speed_kmh", Math.Round(lane.SpeedKmPerHour, 1));
            json.WriteNumber("occupancy_pct", Math.Round(lane.OccupancyPercent, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
