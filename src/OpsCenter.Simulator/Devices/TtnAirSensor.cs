using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A small dust sensor on The Things Network: an uplink of The Things Stack 3 with the decoded payload.</summary>
public sealed class TtnAirSensor(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"v3/{Application}@ttn/devices/{ClientId}/up";

    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(15);

    private string Application => Site.Via ?? "air";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var air = AirModel.At(Model, Site, measured);
        json.WriteStartObject("end_device_ids");
        json.WriteString("device_id", ClientId);
        json.WriteStartObject("application_ids");
        json.WriteString("application_id", Application);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("received_at", Text(clock));
        json.WriteStartObject("uplink_message");
        json.WriteNumber("f_port", 1);
        json.WriteNumber("f_cnt", clock.ToUnixTimeSeconds() / Math.Max(1, (long)Interval.TotalSeconds) % 65_536);
        json.WriteStartObject("decoded_payload");
        json.WriteNumber("pm2_5", Math.Round(air.Pm25 * 1.12, 1));
        json.WriteNumber("pm10", Math.Round(air.Pm10 * 1.08, 1));
        json.WriteNumber("temperature", Math.Round(air.Temperature + 0.8, 1));
        json.WriteNumber("humidity", Math.Round(air.RelativeHumidity * 100));
        json.WriteNumber("battery", Math.Round(BatteryV(measured), 2));
        json.WriteEndObject();
        json.WriteStartArray("rx_metadata");
        json.WriteStartObject();
        json.WriteStartObject("gateway_ids");
        json.WriteString("gateway_id", "hd-gw-01");
        json.WriteEndObject();
        var fading = Model.Noise.Drift($"{ClientId}/radio", measured, TimeSpan.FromMinutes(2), 0.5);
        json.WriteNumber("rssi", (int)Math.Round(Model.Trait(Site, "rssi", -112, -84) + (4 * fading)));
        json.WriteNumber("snr", Math.Round(Model.Trait(Site, "snr", -4, 9) + (1.5 * fading), 1));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("received_at", Text(clock));
        json.WriteEndObject();
    });

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
