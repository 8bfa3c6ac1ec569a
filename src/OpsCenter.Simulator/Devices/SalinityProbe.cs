using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A salinity probe with local time without a zone and the number as text: <c>{"time":"22/11/2026 09:15:00","salinity_gl":"1.25"}</c>.</summary>
public sealed class SalinityProbe(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"water/{ClientId}/salinity";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        json.WriteString("time", Shape.Local(clock).ToString("dd'/'MM'/'yyyy HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("salinity_gl", RiverModel.SalinityGl(Model, Site, measured).ToString("0.00", CultureInfo.InvariantCulture));
    });
}
