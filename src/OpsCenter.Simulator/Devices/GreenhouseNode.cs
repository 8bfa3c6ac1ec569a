using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>An air sensor in a greenhouse.</summary>
public sealed class GreenhouseNode(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval)
    : LoraWanNode(model, site, device, interval, new LoraWanProfile("Agriculture", "Agriculture", "AM307", "melon"))
{
    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(15);

    private protected override IReadOnlyList<(string Name, double Value)> Decoded(DateTimeOffset measured)
    {
        var air = AgricultureModel.Greenhouse(Model, Site, measured);
        return
        [
            ("temperature", Math.Round(air.Temperature, 1)),
            ("humidity", Math.Round(air.HumidityPercent, 1)),
            ("co2", Math.Round(air.Co2Ppm)),
            ("battery", Math.Round(Model.Trait(Site, "battery", 46, 98))),
        ];
    }
}
