using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A wastewater probe over LoRaWAN: an uplink event of ChirpStack 4 with the decoded object, as the network server publishes it.</summary>
public sealed class Outfall(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    private const string NoApplication = "00000000-0000-0000-0000-000000000000";

    /// <inheritdoc/>
    public override string Topic => $"application/{Application}/device/{ClientId}/event/up";

    private string Application => Site.Via ?? NoApplication;

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock)
    {
        var water = WastewaterModel.At(Model, Site, measured);
        var frame = (uint)(clock.ToUnixTimeSeconds() / Math.Max(1, (long)Interval.TotalSeconds));
        return Payload.Json(json =>
        {
            json.WriteString("deduplicationId", Id("deduplication", clock.UtcTicks));
            json.WriteString("time", clock.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00+00:00'", CultureInfo.InvariantCulture));
            WriteDeviceInfo(json);
            json.WriteString("devAddr", $"00{ClientId[^6..]}");
            json.WriteBoolean("adr", true);
            json.WriteNumber("dr", 3);
            json.WriteNumber("fCnt", frame);
            json.WriteNumber("fPort", 2);
            json.WriteBoolean("confirmed", false);
            json.WriteBase64String("data", Raw(water));
            json.WriteStartObject("object");
            json.WriteNumber("ph", Math.Round(water.Ph, 2));
            json.WriteNumber("cod", Math.Round(water.Cod, 1));
            json.WriteNumber("tss", Math.Round(water.Tss, 1));
            json.WriteNumber("nh4", Math.Round(water.Nh4, 2));
            json.WriteNumber("flow", Math.Round(water.Flow, 1));
            json.WriteEndObject();
            WriteRadio(json, measured, frame);
        });
    }

    private void WriteDeviceInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject("deviceInfo");
        json.WriteString("tenantId", Id("tenant", 0));
        json.WriteString("tenantName", "Environment");
        json.WriteString("applicationId", Application);
        json.WriteString("applicationName", "Outfalls");
        json.WriteString("deviceProfileId", Id("profile", 0));
        json.WriteString("deviceProfileName", "Wastewater probe");
        json.WriteString("deviceName", Site.Id);
        json.WriteString("devEui", ClientId);
        json.WriteStartObject("tags");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRadio(Utf8JsonWriter json, DateTimeOffset at, uint uplink)
    {
        var fading = Model.Noise.Drift($"{ClientId}/radio", at, TimeSpan.FromMinutes(2), 0.5);
        json.WriteStartArray("rxInfo");
        json.WriteStartObject();
        json.WriteString("gatewayId", "0016c001f1530001");
        json.WriteNumber("uplinkId", uplink);
        json.WriteNumber("rssi", (int)Math.Round(Model.Trait(Site, "rssi", -112, -82) + (4 * fading)));
        json.WriteNumber("snr", Math.Round(Model.Trait(Site, "snr", -4, 9) + (1.5 * fading), 1));
        json.WriteString("context", "AAAAAA==");
        json.WriteStartObject("metadata");
        json.WriteString("region_name", "as923_2");
        json.WriteString("region_common_name", "AS923-2");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("txInfo");
        json.WriteNumber("frequency", 921_400_000);
        json.WriteStartObject("modulation");
        json.WriteStartObject("lora");
        json.WriteNumber("bandwidth", 125_000);
        json.WriteNumber("spreadingFactor", 9);
        json.WriteString("codeRate", "CR_4_5");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Big-endian hundredths, as the probe's own codec would send them.</summary>
    private static byte[] Raw(Wastewater water)
    {
        var raw = new byte[10];
        double[] values = [water.Ph, water.Cod / 10, water.Tss / 10, water.Nh4, water.Flow / 10];
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(raw.AsSpan(at * 2), (ushort)Math.Clamp(values[at] * 100, 0, ushort.MaxValue));
        }

        return raw;
    }

    private Guid Id(string what, long index)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, Model.Noise.Uniform($"{ClientId}/{what}/1", index));
        BinaryPrimitives.WriteDoubleBigEndian(bytes[8..], Model.Noise.Uniform($"{ClientId}/{what}/2", index));
        return new Guid(bytes);
    }
}
