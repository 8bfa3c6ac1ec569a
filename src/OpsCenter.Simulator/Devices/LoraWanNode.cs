using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A sensor over LoRaWAN: an uplink event of ChirpStack 4 with the decoded object, as the network server publishes it.</summary>
public abstract class LoraWanNode : PeriodicDevice
{
    private const string NoApplication = "00000000-0000-0000-0000-000000000000";

    private readonly LoraWanProfile _profile;

    private protected LoraWanNode(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval, LoraWanProfile profile)
        : base(model, site, device, interval) => _profile = profile;

    /// <inheritdoc/>
    public override string Topic => $"application/{Application}/device/{ClientId}/event/up";

    private string Application => Site.Via ?? NoApplication;

    /// <summary>What the codec of the device profile made of the bytes, in the order of the bytes.</summary>
    private protected abstract IReadOnlyList<(string Name, double Value)> Decoded(DateTimeOffset measured);

    private protected sealed override byte[] Write(DateTimeOffset measured, DateTimeOffset clock)
    {
        var decoded = Decoded(measured);
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
            json.WriteBase64String("data", Raw(decoded));
            json.WriteStartObject("object");
            foreach (var (name, value) in decoded)
            {
                json.WriteNumber(name, value);
            }

            json.WriteEndObject();
            WriteRadio(json, measured, frame);
        });
    }

    private void WriteDeviceInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject("deviceInfo");
        json.WriteString("tenantId", Id("tenant", 0));
        json.WriteString("tenantName", _profile.Tenant);
        json.WriteString("applicationId", Application);
        json.WriteString("applicationName", _profile.Application);
        json.WriteString("deviceProfileId", Id("profile", 0));
        json.WriteString("deviceProfileName", _profile.Name);
        json.WriteString("deviceName", Site.Id);
        json.WriteString("devEui", ClientId);
        json.WriteStartObject("tags");
        if (_profile.Crop is { } crop)
        {
            json.WriteString("crop", crop);
        }

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

    /// <summary>Big-endian hundredths, as the node's own codec would send them.</summary>
    private static byte[] Raw(IReadOnlyList<(string Name, double Value)> decoded)
    {
        var raw = new byte[decoded.Count * 2];
        for (var at = 0; at < decoded.Count; at++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(raw.AsSpan(at * 2), (ushort)Math.Clamp(decoded[at].Value * 100, 0, ushort.MaxValue));
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
