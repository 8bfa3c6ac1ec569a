using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A FIWARE context broker that notifies a subscription: NGSI-LD entities of the Smart Data Models as key-values.</summary>
/// <param name="model">The province.</param>
/// <param name="subscription">Name of the subscription, the topic's second part.</param>
/// <param name="entities">The entities; a device id is an entity's id, the site's kind says its type.</param>
/// <param name="interval">Time between two notifications.</param>
public sealed class ContextBroker(
    ProvinceModel model, string subscription, IReadOnlyList<(SimulatedSite Site, string Device)> entities, TimeSpan interval)
    : PeriodicSource(model, subscription, interval)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> PublishFilters => [Topic];

    private protected override bool TellsTime => true;

    private string Topic => $"ngsi/{ClientId}";

    /// <inheritdoc/>
    public override IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) =>
    [
        new(Topic, Payload.Json(json =>
        {
            json.WriteString("id", $"urn:ngsi-ld:Notification:{ClientId}:{at.ToUnixTimeMilliseconds()}");
            json.WriteString("type", "Notification");
            json.WriteString("subscriptionId", $"urn:ngsi-ld:Subscription:{ClientId}");
            json.WriteString("notifiedAt", Text(at));
            json.WriteStartArray("data");
            foreach (var (site, device) in entities)
            {
                json.WriteStartObject();
                json.WriteString("id", device);
                WriteEntity(json, site, device, at);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })),
    ];

    private void WriteEntity(Utf8JsonWriter json, SimulatedSite site, string device, DateTimeOffset at)
    {
        switch (site.Kind)
        {
            case "streetlight":
                var lamp = UrbanModel.Lamp(Model, device, at);
                json.WriteString("type", "Streetlight");
                json.WriteString("status", lamp.Works ? "ok" : "defectiveLamp");
                json.WriteString("powerState", lamp.Lit ? "on" : "off");
                json.WriteNumber("powerConsumption", Math.Round(lamp.Watts, 1));
                json.WriteString("observationDateTime", Text(at));
                break;
            case "waste-bin":
                json.WriteString("type", "WasteContainer");
                json.WriteNumber("fillingLevel", Math.Round(UrbanModel.BinFilled(Model, site, device, at), 3));
                json.WriteNumber("binFullnessThreshold", 80);
                json.WriteNumber("binCapacity", 660);
                json.WriteString("binLoggedTime", Text(at));
                break;
            default:
                var (free, total) = UrbanModel.Parking(Model, site, at);
                json.WriteString("type", "OffStreetParking");
                json.WriteNumber("availableSpotNumber", free);
                json.WriteNumber("totalSpotNumber", total);
                json.WriteNumber("occupancy", Math.Round(1 - (free / (double)total), 3));
                json.WriteString("observationDateTime", Text(at));
                break;
        }
    }

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
