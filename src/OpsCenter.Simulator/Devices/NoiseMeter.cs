using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A noise meter: FIWARE NoiseLevelObserved as key-values.</summary>
public sealed class NoiseMeter(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"env/{ClientId}/noise";

    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(15);

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var (mean, peak) = NoiseModel.At(Model, Site, measured);
        json.WriteString("id", $"urn:ngsi-ld:NoiseLevelObserved:{ClientId}");
        json.WriteString("type", "NoiseLevelObserved");
        json.WriteString("dateObservedFrom", Text(clock - TimeSpan.FromMinutes(1)));
        json.WriteString("dateObservedTo", Text(clock));
        json.WriteNumber("LAeq", Math.Round(mean, 1));
        json.WriteNumber("LAmax", Math.Round(peak, 1));
    });

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
