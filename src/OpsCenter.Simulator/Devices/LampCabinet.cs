using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A metering relay in the cabinet of a lamp feeder, with Tasmota: <c>tele/…/STATE</c> and <c>tele/…/SENSOR</c> in local time without a zone.</summary>
public sealed class LampCabinet(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicSource(model, device, interval)
{
    private const double KilowattHoursPerNight = 34;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PublishFilters => [$"tele/{ClientId}/#"];

    private protected override bool TellsTime => true;

    /// <inheritdoc/>
    public override IEnumerable<SimulatedMessage> Sample(DateTimeOffset at)
    {
        var time = Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var lit = UrbanModel.IsDark(at);
        var mains = 1 - Model.Trouble(site, at);
        var volts = mains * (226 + (2.5 * Model.Noise.Drift($"{ClientId}/volts", at, TimeSpan.FromMinutes(5), 0.8)));
        var watts = lit ? mains * Model.Trait(site, "watts", 2100, 3600) : 0;
        var amperes = volts > 20 ? watts / volts / 0.95 : 0;
        yield return new SimulatedMessage($"tele/{ClientId}/STATE", Payload.Json(json =>
        {
            json.WriteString("Time", time);
            json.WriteString("Uptime", "12T03:11:40");
            json.WriteNumber("UptimeSec", 1_048_300 + (at.ToUnixTimeSeconds() % 100_000));
            json.WriteString("POWER", lit && mains > 0.5 ? "ON" : "OFF");
            json.WriteStartObject("Wifi");
            json.WriteString("SSId", "hd-lighting");
            json.WriteNumber("RSSI", 68);
            json.WriteNumber("Signal", (int)Math.Round(-66 + (3 * Model.Noise.Drift($"{ClientId}/wifi", at, TimeSpan.FromMinutes(5), 0.6))));
            json.WriteEndObject();
        }));
        yield return new SimulatedMessage($"tele/{ClientId}/SENSOR", Payload.Json(json =>
        {
            json.WriteString("Time", time);
            json.WriteStartObject("ENERGY");
            WriteEnergy(json, at, volts, watts, amperes);
            json.WriteEndObject();
        }));
    }

    private static void WriteEnergy(Utf8JsonWriter json, DateTimeOffset at, double volts, double watts, double amperes)
    {
        var (nights, hours) = UrbanModel.Night(at);
        json.WriteString("TotalStartTime", "2025-01-06T08:00:00");
        json.WriteNumber("Total", Math.Round(((nights % 10_000) + Math.Min(1, hours / 11.5)) * KilowattHoursPerNight, 3));
        json.WriteNumber("Power", Math.Round(watts));
        json.WriteNumber("ApparentPower", Math.Round(watts / 0.95));
        json.WriteNumber("Factor", watts > 0 ? 0.95 : 0);
        json.WriteNumber("Voltage", Math.Round(volts));
        json.WriteNumber("Current", Math.Round(amperes, 3));
    }
}
