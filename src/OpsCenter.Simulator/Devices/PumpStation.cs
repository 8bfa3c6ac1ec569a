using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A drainage pumping station: <c>{"time":"2026-11-22T09:00:00+07:00","sump_m":1.82,"pumps":[{"no":1,"state":"running","kw":74.5}]}</c>.</summary>
public sealed class PumpStation(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    private const int Pumps = 4;
    private const int FaultyPump = 2;

    /// <inheritdoc/>
    public override string Topic => $"urban/{ClientId}/pumps";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var sump = UrbanModel.SumpM(Model, Site, measured);
        var faulty = Model.Trouble(Site, measured) > 0.3;
        var wanted = sump > 2.6 ? 3 : sump > 1.9 ? 2 : 1;
        json.WriteString("time", Shape.Local(clock).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteNumber("sump_m", Math.Round(sump, 2));
        json.WriteStartArray("pumps");
        for (var no = 1; no <= Pumps; no++)
        {
            var fault = faulty && no == FaultyPump;
            var runs = !fault && no <= wanted;
            json.WriteStartObject();
            json.WriteNumber("no", no);
            json.WriteString("state", fault ? "fault" : runs ? "running" : "standby");
            json.WriteNumber("kw", runs ? Math.Round(Model.Trait(Site, "kw", 55, 90) * (1 + (0.02 * Model.Noise.Drift($"{ClientId}/{no}", measured, TimeSpan.FromMinutes(2), 0.7))), 1) : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
