using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A light trap that counts what it catches: this night, and since it was put up.</summary>
public sealed class PestTrap(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval)
    : LoraWanNode(model, site, device, interval, new LoraWanProfile("Agriculture", "Agriculture", "Light trap"))
{
    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(15);

    private protected override IReadOnlyList<(string Name, double Value)> Decoded(DateTimeOffset measured) =>
    [
        ("count", AgricultureModel.PestsThisNight(Model, Site, measured)),
        ("total", AgricultureModel.PestsInAll(Model, Site, measured)),
        ("battery", Math.Round(Model.Trait(Site, "battery", 46, 98))),
    ];
}
