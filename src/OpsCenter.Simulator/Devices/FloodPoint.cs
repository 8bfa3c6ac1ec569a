using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A radar over a road that floods: <c>{"time":"2026-11-22T09:00:00+07:00","depth_cm":12.4,"battery_v":3.71}</c>.</summary>
public sealed class FloodPoint(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"urban/{ClientId}/flood";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        json.WriteString("time", Shape.Local(clock).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteNumber("depth_cm", Math.Round(UrbanModel.FloodCm(Model, Site, measured), 1));
        json.WriteNumber("battery_v", Math.Round(BatteryV(measured), 2));
    });
}
