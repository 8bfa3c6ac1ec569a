using System.Text;
using System.Text.Json;
using OpsCenter.Testing;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>The real payloads of the device families as messages: each file with the topic it would come on.</summary>
internal static class FixtureMessages
{
    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["cameras/anpr_axis_fflpr_event.json"] = "anpr/fflpr",
        ["cameras/anpr_openalpr_heartbeat.json"] = "anpr/openalpr",
        ["cameras/axis_dataq_connect.json"] = "dataq/connect/B8A44F7ADD87",
        ["cameras/axis_dataq_detections.json"] = "dataq/detections/B8A44F7ADD87",
        ["cameras/axis_dataq_occupancy.json"] = "dataq/occupancy/B8A44F7ADD87",
        ["cameras/axis_mqtt_pir.json"] = "axis/ACCC8E000001/event/tns:onvif/Device/tns:axis/Sensor/PIR",
        ["cameras/compreface_recognize.json"] = "compreface/gate",
        ["cameras/doubletake_match.json"] = "double-take/matches/david",
        ["cameras/frigate_events_update.json"] = "frigate/events",
        ["cameras/frigate_reviews_update.json"] = "frigate/reviews",
        ["cameras/frigate_scalar_topics.tsv"] = "",
        ["cameras/frigate_stats.json"] = "frigate/stats",
        ["cameras/frigate_tracked_object_face.json"] = "frigate/tracked_object_update",
        ["cameras/onvif_mqtt_two_shapes.ndjson"] = "00:09:18:aa:bb:cc/onvif-ej/Device/tns1:Trigger/tns1:Relay/&Relay-1",
        ["cameras/onvif_xml_object_analytics_init.xml"] = "onvif/cam1",
        ["cameras/onvif_xml_pir_change.xml"] = "onvif/cam1",
        ["cameras/onvif_xml_vmd4_any_change.xml"] = "onvif/cam1",
        ["iot/homie5_topics.tsv"] = "",
        ["iot/luftdaten_push.json"] = "sensorcommunity/esp1",
        ["iot/sensorcommunity_full_push.json"] = "sensorcommunity/esp2",
        ["iot/owntracks_locations.ndjson"] = "owntracks/jane/phone",
        ["iot/owntracks_transition.json"] = "owntracks/jane/phone/event",
        ["iot/owntracks_waypoint.json"] = "owntracks/jane/phone/waypoint",
        ["iot/purpleair_sensor.json"] = "purpleair/sensor",
        ["iot/senml/ex1.json"] = "senml/gw1",
        ["iot/senml/ex3.json"] = "senml/gw1",
        ["iot/senml/ex5.json"] = "senml/gw1",
        ["iot/senml/ex7.json"] = "senml/gw1",
        ["iot/senml/ex9.json"] = "senml/gw1",
        ["iot/senml/ex11.json"] = "senml/gw1",
        ["iot/senml/ex13.json"] = "senml/gw1",
        ["iot/shelly_shelly2pmg3_getstatus.json"] = "shelly/cover1/status",
        ["iot/shelly_shellymini1gen4_getstatus.json"] = "shelly/mini1/status",
        ["iot/sparkplug/00_simple.bin"] = "spBv1.0/plant/NDATA/edge1",
        ["iot/sparkplug/02_DBIRTH.bin"] = "spBv1.0/plant/DBIRTH/edge1/pi",
        ["iot/sparkplug/04_DDATA.bin"] = "spBv1.0/plant/DDATA/edge1/pi",
        ["iot/sparkplug/06_DCMD.bin"] = "spBv1.0/plant/DCMD/edge1/pi",
        ["iot/sparkplug/08_DDEATH.bin"] = "spBv1.0/plant/DDEATH/edge1/pi",
        ["iot/tasmota_bme280.json"] = "tele/hall/SENSOR",
        ["iot/tasmota_energy.json"] = "tele/pow1/SENSOR",
        ["iot/tasmota_multi_ds18b20.json"] = "tele/tank/SENSOR",
        ["iot/tasmota_teleinfo_tic.json"] = "tele/meter/SENSOR",
        ["iot/ultralight20_measures.tsv"] = "",
        ["iot/zigbee2mqtt_messages.ndjson"] = "",
        ["lorawan/chirpstack_v4_integration.json"] = "application/a1/device/0016c001f000175a/event/integration",
        ["lorawan/chirpstack_v4_join.json"] = "application/a1/device/0101010101010101/event/join",
        ["lorawan/chirpstack_v4_up.json"] = "application/a1/device/0101010101010101/event/up",
        ["lorawan/ttn_v3_join.json"] = "v3/app1@tenant1/devices/dev1/join",
        ["lorawan/ttn_v3_uplink.json"] = "v3/app1@tenant1/devices/dev1/up",
        ["security/alertmanager_webhook.json"] = "siem/alertmanager",
        ["security/falco_event.json"] = "siem/falco",
        ["security/suricata_test2.json"] = "suricata/ids1/eve",
        ["security/suricata_v2_alert.json"] = "suricata/ids1/eve",
        ["security/suricata_v2_dns.json"] = "suricata/ids1/eve",
        ["security/suricata_v2_flow.json"] = "suricata/ids1/eve",
        ["security/wazuh_alert_5716.json"] = "siem/wazuh",
        ["security/zabbix_webhook_average.json"] = "siem/zabbix",
        ["security/zeek_known_services.ndjson"] = "zeek/z1",
        ["security/zeek_modbus.ndjson"] = "zeek/z1",
        ["security/zeek_notice.ndjson"] = "zeek/z1",
        ["security/zeek_ssh.ndjson"] = "zeek/z1",
        ["smartcity/orion_notification_normalized.json"] = "ngsi/orion",
        ["smartcity/sensorthings_datastream.json"] = "v1.1/Datastreams",
        ["smartcity/sensorthings_observation.json"] = "v1.1/Datastreams(1)/Observations",
        ["smartcity/open311/service_request.xml"] = "open311/requests.xml",
    };

    /// <summary>Message name (file, and number where a file holds several), topic and payload.</summary>
    public static IEnumerable<(string Name, string Topic, byte[] Payload)> All()
    {
        var folders = new[] { "cameras", "iot", "lorawan", "security", "smartcity" };
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(FixtureFolder.Path!, folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(FixtureFolder.Path!, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        return files.SelectMany(Of);
    }

    /// <summary>The messages of one file; none where the file is an expectation and not a payload.</summary>
    public static IEnumerable<(string Name, string Topic, byte[] Payload)> Of(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(FixtureFolder.Path!, file));
        var name = Path.GetFileName(file);
        if (file.EndsWith(".tsv", StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select((line, index) => ($"{file}#{index}", line[..line.IndexOf('\t', StringComparison.Ordinal)], Encoding.UTF8.GetBytes(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..].TrimEnd('\r'))));
        }

        if (name == "zigbee2mqtt_messages.ndjson")
        {
            return Lines(bytes).Select((line, index) =>
            {
                using var message = JsonDocument.Parse(line);
                return ($"{file}#{index}", message.RootElement.GetProperty("topic").GetString()!, Encoding.UTF8.GetBytes(message.RootElement.GetProperty("payload").GetRawText()));
            });
        }

        if (file.EndsWith(".ndjson", StringComparison.Ordinal) && !file.StartsWith("security", StringComparison.Ordinal))
        {
            return Lines(bytes).Select((line, index) => ($"{file}#{index}", Topics[file], Encoding.UTF8.GetBytes(line)));
        }

        if (name.EndsWith("_vectors.json", StringComparison.Ordinal))
        {
            return Vectors(file, bytes);
        }

        if (file.EndsWith(".asciipb", StringComparison.Ordinal))
        {
            return [(file, TopicOfFolder(file)!, GtfsTextForm.ToBytes(Encoding.UTF8.GetString(bytes)))];
        }

        if (Topics.TryGetValue(file, out var topic))
        {
            return [(file, topic, bytes)];
        }

        return TopicOfFolder(file) is { } shared ? [(file, shared, bytes)] : [];
    }

    private static string? TopicOfFolder(string file) => file switch
    {
        _ when file.StartsWith("smartcity/ngsi/", StringComparison.Ordinal) => "ngsi/s1",
        _ when file.StartsWith("smartcity/gtfs-rt/", StringComparison.Ordinal) => "gtfs/feed1",
        _ when file.StartsWith("smartcity/cap/", StringComparison.Ordinal) => "cap/feed1",
        _ when file.StartsWith("smartcity/datex2/", StringComparison.Ordinal) => "datex2/feed1",
        _ when file.StartsWith("security/syslog/", StringComparison.Ordinal) && file.EndsWith("input.txt", StringComparison.Ordinal) => "syslog/relay1",
        _ => null,
    };

    /// <summary>A device's bytes as ChirpStack would pass them on.</summary>
    private static List<(string Name, string Topic, byte[] Payload)> Vectors(string file, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var profile = Path.GetFileNameWithoutExtension(file).Replace("_vectors", "", StringComparison.Ordinal).Split('_')[1].ToUpperInvariant();
        return [.. document.RootElement.EnumerateArray().Select((vector, index) => ($"{file}#{index}", "application/a1/device/24e1/event/up", Uplink(profile, Hex(vector))))];
    }

    private static string Hex(JsonElement vector) =>
        (vector.TryGetProperty("input", out var input) ? input : vector).GetProperty("hex").GetString()!;

    private static byte[] Uplink(string profile, string hex) => Encoding.UTF8.GetBytes(
        $"{{\"time\":\"2026-11-22T01:59:00+00:00\",\"deviceInfo\":{{\"deviceProfileName\":\"{profile}\"}},\"fPort\":85,\"data\":\"{Convert.ToBase64String(Convert.FromHexString(hex))}\",\"rxInfo\":[]}}");

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
