using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A river gauge with a rain bucket on a battery: <c>{"ts":1763770000,"level_cm":462.0,"rain_mm":0.2,"battery_v":3.91}</c>.</summary>
public sealed class RiverGauge(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"water/{ClientId}/telemetry";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        json.WriteNumber("ts", clock.ToUnixTimeSeconds());
        json.WriteNumber("level_cm", Math.Round(RiverModel.LevelM(Model, Site, measured) * 100, 1));
        json.WriteNumber("rain_mm", Math.Round(RiverModel.RainMm(Model, Site, measured, Interval), 1));
        json.WriteNumber("battery_v", Math.Round(BatteryV(measured), 2));
    });
}
