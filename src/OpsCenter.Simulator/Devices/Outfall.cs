using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A wastewater probe over LoRaWAN.</summary>
public sealed class Outfall(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval)
    : LoraWanNode(model, site, device, interval, new LoraWanProfile("Environment", "Outfalls", "Wastewater probe"))
{
    private protected override IReadOnlyList<(string Name, double Value)> Decoded(DateTimeOffset measured)
    {
        var water = WastewaterModel.At(Model, Site, measured);
        return
        [
            ("ph", Math.Round(water.Ph, 2)),
            ("cod", Math.Round(water.Cod, 1)),
            ("tss", Math.Round(water.Tss, 1)),
            ("nh4", Math.Round(water.Nh4, 2)),
            ("flow", Math.Round(water.Flow, 1)),
        ];
    }
}
