using System.Text;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A Zigbee2MQTT bridge with the lamps of a park: a state per lamp, and whether it answers.</summary>
/// <param name="model">The province.</param>
/// <param name="name">Name of the bridge.</param>
/// <param name="lamps">The lamps; a device id is a friendly name.</param>
/// <param name="interval">Time between two messages of a lamp.</param>
public sealed class ZigbeeBridge(ProvinceModel model, string name, IReadOnlyList<(SimulatedSite Site, string Device)> lamps, TimeSpan interval)
    : PeriodicSource(model, name, interval)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> PublishFilters => ["zigbee2mqtt/#"];

    private protected override bool TellsTime => false;

    /// <inheritdoc/>
    public override IEnumerable<SimulatedMessage> Sample(DateTimeOffset at)
    {
        foreach (var (site, device) in lamps)
        {
            var lamp = UrbanModel.Lamp(Model, device, at);
            yield return new SimulatedMessage($"zigbee2mqtt/{device}/availability", Encoding.UTF8.GetBytes(lamp.Works ? """{"state":"online"}""" : """{"state":"offline"}"""));
            if (!lamp.Works)
            {
                continue;
            }

            yield return new SimulatedMessage($"zigbee2mqtt/{device}", Payload.Json(json =>
            {
                json.WriteString("state", lamp.Lit ? "ON" : "OFF");
                json.WriteNumber("brightness", lamp.Lit ? 254 : 0);
                json.WriteNumber("power", Math.Round(lamp.Watts * 0.3, 1));
                json.WriteNumber("linkquality", (int)Math.Clamp(
                    Model.Trait(site, "linkquality", 80, 190) + (12 * Model.Noise.Drift($"{device}/radio", at, TimeSpan.FromMinutes(5), 0.6)), 1, 255));
            }));
        }
    }
}
