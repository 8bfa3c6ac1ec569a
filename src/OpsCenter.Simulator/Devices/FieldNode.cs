using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A soil probe in a field or orchard; in a paddy also the water above the ground.</summary>
public sealed class FieldNode(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval, string? crop)
    : LoraWanNode(model, site, device, interval, new LoraWanProfile("Agriculture", "Agriculture", site.Kind == Paddy ? "Paddy node" : "EM500-SMTC", crop))
{
    private const string Paddy = "paddy";

    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(15);

    private protected override IReadOnlyList<(string Name, double Value)> Decoded(DateTimeOffset measured)
    {
        var soil = AgricultureModel.Soil(Model, Site, measured);
        List<(string, double)> values =
        [
            ("moisture", Math.Round(soil.MoisturePercent, 1)),
            ("temperature", Math.Round(soil.Temperature, 1)),
            ("ec", Math.Round(soil.MicrosiemensPerCm)),
        ];
        if (Site.Kind == Paddy)
        {
            values.Add(("water_depth", Math.Round(AgricultureModel.WaterCm(Model, Site, measured), 1)));
            values.Add(("salinity", Math.Round(AgricultureModel.SalinityGramsPerLitre(Model, Site, measured), 2)));
        }

        var battery = Model.Trait(Site, "battery", 46, 98);
        values.Add(("battery", Math.Round(battery - ((battery - 9) * Model.Lasting(LongTroubles.FlatBattery, Site, measured)))));
        return values;
    }
}
