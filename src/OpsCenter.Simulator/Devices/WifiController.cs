using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A Wi-Fi controller that tells of its access points: <c>{"time":…,"aps":[{"name":"ap-ga-1","status":"online","clients":37,"rx_kbps":1210,"tx_kbps":18400}]}</c>.</summary>
/// <param name="model">The province.</param>
/// <param name="name">Name of the controller.</param>
/// <param name="accessPoints">Its access points.</param>
/// <param name="interval">Time between two messages.</param>
public sealed class WifiController(ProvinceModel model, string name, IReadOnlyList<(SimulatedSite Site, string Device)> accessPoints, TimeSpan interval)
    : PeriodicSource(model, name, interval)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> PublishFilters => [Topic];

    private protected override bool TellsTime => true;

    private string Topic => $"wifi/{ClientId}/aps";

    /// <inheritdoc/>
    public override IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) =>
    [
        new(Topic, Payload.Json(json =>
        {
            json.WriteString("time", Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            json.WriteStartArray("aps");
            foreach (var (site, device) in accessPoints)
            {
                var state = WifiModel.At(Model, site, device, at);
                json.WriteStartObject();
                json.WriteString("name", device);
                json.WriteString("status", state.Online ? "online" : "offline");
                json.WriteNumber("clients", state.Clients);
                json.WriteNumber("rx_kbps", Math.Round(state.ReceivedKbps));
                json.WriteNumber("tx_kbps", Math.Round(state.SentKbps));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })),
    ];
}
