using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>Each pack of the repository on the payload its devices send, and on real payloads of the families it is made for.</summary>
public sealed class ShippedPackTests
{
    private readonly MappingHarness _packs = MappingHarness.Shipped();

    [Fact]
    public void Water_Gauge_GivesLevelRainAndBattery()
    {
        var decoded = _packs.Decode("water/rg-ben-binh/telemetry", "{\"ts\":1795312800,\"level_cm\":462.0,\"rain_mm\":0.2,\"battery_v\":3.91}");

        Assert.Equal(
            [("river,area=nam-sach,device=rg-ben-binh,pack=water,site=ben-binh level", 4.62), ("rain,area=nam-sach,device=rg-ben-binh,pack=water,site=ben-binh amount", 0.2), ("device,area=nam-sach,device=rg-ben-binh,pack=water,site=ben-binh battery", 3.91)],
            decoded.Readings.Select(reading => (reading.Series.Canonical, reading.Value)));
        Assert.All(decoded.Readings, reading => Assert.Equal(MappingHarness.Now, reading.Time));
    }

    [Fact]
    public void Water_SalinityProbe_ReadsLocalTimeAndTextNumber()
    {
        var decoded = _packs.Decode("water/sp-quy-cao/salinity", "{\"time\":\"22/11/2026 09:00:00\",\"salinity_gl\":\"1.25\"}");

        var reading = Assert.Single(decoded.Readings);
        Assert.Equal((1.25, MappingHarness.Now, "man-quy-cao"), (reading.Value, reading.Time, reading.Series.Tag("site")));
    }

    [Fact]
    public void Traffic_Junction_GivesFiveFieldsPerDirection()
    {
        const string lane = "\"vehicles\":{\"motorbike\":31,\"car\":12,\"truck\":2},\"speed_kmh\":27.4,\"occupancy_pct\":41.0";
        var decoded = _packs.Decode("traffic/jc-may-su/counts", $"{{\"t\":1795312800123,\"lanes\":[{{\"dir\":\"N\",{lane}}},{{\"dir\":\"S\",{lane}}}]}}");

        Assert.Equal(10, decoded.Readings.Count);
        Assert.Equal(["N", "S"], decoded.Readings.Select(reading => reading.Series.Tag("dir")!).Distinct());
        Assert.Equal(31, decoded.Readings[0].Value);
        Assert.Equal(1_795_312_800_123, decoded.Readings[0].Time.UnixMilliseconds);
    }

    [FixtureFact]
    public void Environment_RealAirQualityObserved_IsMapped()
    {
        var payload = Fixture("smartcity/ngsi/AirQualityObserved.keyvalues.json");

        var decoded = _packs.Decode("env/aq-sao-do/air", payload);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(500, decoded.Readings.Single(reading => reading.Series.Field == "co").Value);
        Assert.Equal(11, decoded.Readings.Single(reading => reading.Series.Field == "so2").Value);
        Assert.Equal(54, decoded.Readings.Single(reading => reading.Series.Field == "humidity").Value);
        Assert.Equal(12.2, decoded.Readings.Single(reading => reading.Series.Field == "temperature").Value);
        Assert.All(decoded.Readings, reading => Assert.Equal(("kk-sao-do", "chi-linh"), (reading.Series.Tag("site"), reading.Series.Tag("area"))));
    }

    [FixtureFact]
    public void Environment_RealChirpStackUplink_GivesSignalAndNanosecondTime()
    {
        var received = Instant.From(new DateTimeOffset(2022, 7, 18, 9, 35, 0, TimeSpan.Zero));

        var decoded = _packs.Decode(
            "application/17c82e96-be03-4f38-aef3-f83d48582d97/device/a84041c2e1850001/event/up", Fixture("lorawan/chirpstack_v4_up.json"), receivedAt: received);

        Assert.Empty(decoded.Rejected);
        Assert.Equal([("rssi", -36.0), ("snr", 10.5)], decoded.Readings.Select(reading => (reading.Series.Field, reading.Value)));
        Assert.Equal(1_658_136_855_775_023_242, decoded.Readings[0].Time.UnixNanoseconds);
        Assert.Equal("nt-dai-an", decoded.Readings[0].Series.Tag("site"));
    }

    [Fact]
    public void Environment_DecodedUplink_GivesWastewater()
    {
        var decoded = _packs.Decode(
            "application/x/device/a84041c2e1850002/event/up",
            "{\"time\":\"2026-11-22T02:00:00.000000001+00:00\",\"object\":{\"ph\":7.1,\"cod\":42,\"tss\":18,\"nh4\":1.9,\"flow\":120.5},\"rxInfo\":[{\"rssi\":-91,\"snr\":6.2}]}");

        Assert.Equal(["ph", "cod", "tss", "nh4", "flow", "rssi", "snr"], decoded.Readings.Select(reading => reading.Series.Field));
        Assert.Equal("wastewater,area=nam-sach,device=a84041c2e1850002,pack=environment,site=nt-nam-sach ph", decoded.Readings[0].Series.Canonical);
    }

    [FixtureFact]
    public void Environment_RealJoin_IsNotAnUplink()
    {
        var decoded = _packs.Decode("application/x/device/a84041c2e1850001/event/join", Fixture("lorawan/chirpstack_v4_join.json"));

        Assert.Contains("no mapping matches topic", Assert.Single(decoded.Rejected).Reason, StringComparison.Ordinal);
    }

    [FixtureFact]
    public void Cameras_RealFrigateEvent_BecomesAnEventWithPersonalDataMarked()
    {
        var received = Instant.From(new DateTimeOffset(2020, 12, 4, 23, 20, 0, TimeSpan.Zero));

        var decoded = _packs.Decode("frigate/events", Fixture("cameras/frigate_events_update.json"), receivedAt: received);

        Assert.Empty(decoded.Rejected);
        var seen = Assert.Single(decoded.Events);
        Assert.Equal(("1607123955.475377-mxklsc", "camera.person", "front_door"), (seen.Id, seen.Kind, seen.Device));
        Assert.Equal(1_607_123_955_475_377_000, seen.Time.UnixNanoseconds);
        Assert.Contains("\"plate\":\"ABC12345\"", seen.AttributesJson, StringComparison.Ordinal);
        Assert.Equal(["plate", "sub_label"], seen.PersonalDataFields);
        Assert.Equal("Phát hiện người tại front_door (sân)", seen.Text);
    }

    [FixtureFact]
    public void Cameras_RealFrigateStats_GiveFramesPerCamera()
    {
        var decoded = _packs.Decode("frigate/nvr-ql5/stats", Fixture("cameras/frigate_stats.json"));

        Assert.Empty(decoded.Rejected);
        Assert.Equal(
            [("camera,device=front_door,pack=cameras fps", 4.1), ("camera,device=front_door,pack=cameras detection_fps", 6.0)],
            decoded.Readings.Select(reading => (reading.Series.Canonical, reading.Value)));
    }

    [FixtureFact]
    public void Soc_RealSuricataAlert_IsAnAlertOfTheSensorsSite()
    {
        var received = Instant.From(new DateTimeOffset(2021, 5, 30, 18, 8, 0, TimeSpan.Zero));

        var decoded = _packs.Decode("suricata/ids-ttdl/eve", Fixture("security/suricata_v2_alert.json"), receivedAt: received);

        Assert.Empty(decoded.Rejected);
        var alert = Assert.Single(decoded.Events);
        Assert.Equal(("soc.alert", "soc", "ids-ttdl", "hai-duong-city", Severity.Low), (alert.Kind, alert.Pack, alert.Site, alert.Area, alert.Severity));
        Assert.Equal("Corrupted HTTP body: 10.0.0.5 → 179.60.192.3", alert.Text);
    }

    [FixtureFact]
    public void Soc_RealSyslog_BecomesEventsWhereItWarns()
    {
        var decoded = _packs.Decode("syslog/fw-01", Fixture("security/syslog/rfc5424_strict_udp/input.txt"));

        Assert.Empty(decoded.Rejected);
        Assert.All(decoded.Events, one => Assert.Equal("soc", one.Pack));
    }

    [FixtureFact]
    public void DataCentre_RealAlertmanagerWebhook_IsOneEventPerAlert()
    {
        var decoded = _packs.Decode("siem/alertmanager", Fixture("security/alertmanager_webhook.json"));

        Assert.Empty(decoded.Rejected);
        Assert.NotEmpty(decoded.Events);
        Assert.All(decoded.Events, one => Assert.Equal(("data-centre", true), (one.Pack, one.Kind.StartsWith("monitoring.", StringComparison.Ordinal))));
    }

    [Fact]
    public void DataCentre_Federation_GivesHostsAndLinks()
    {
        const string answer = """
            # TYPE up untyped
            up{instance="app-01",job="node"} 1 1795312800000
            # TYPE probe_success untyped
            probe_success{instance="wan-nam-sach",job="wan"} 0 1795312800000
            # TYPE scrape_samples_scraped untyped
            scrape_samples_scraped{instance="app-01",job="node"} 812 1795312800000
            """;

        var decoded = _packs.Decode("data-centre/federate", answer + "\n");

        Assert.Equal(
            ["dc_host,area=hai-duong-city,device=app-01,pack=data-centre,site=ttdl-tinh,unit=app-01 up = 1", "wan,area=nam-sach,device=wan-nam-sach,pack=data-centre,site=wan-nam-sach,unit=wan-nam-sach up = 0"],
            decoded.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Canonical} = {reading.Value}")));
        Assert.Empty(decoded.Rejected);
    }

    [FixtureFact]
    public void AnyTopic_EveryRealPayload_IsDecodedOrRejectedButNeverThrows()
    {
        string[] topics = ["water/d/telemetry", "water/d/salinity", "env/d/air", "application/a/device/d/event/up", "traffic/d/counts", "frigate/events", "frigate/n/stats", "line/x"];
        foreach (var file in Directory.EnumerateFiles(FixtureFolder.Path!, "*.json", SearchOption.AllDirectories))
        {
            var payload = File.ReadAllText(file);
            foreach (var topic in topics)
            {
                var decoded = _packs.Decode(topic, payload);
                Assert.True(decoded.Readings.Count + decoded.Events.Count + decoded.Rejected.Count > 0 || topic.StartsWith("frigate", StringComparison.Ordinal), $"{topic} {file} vanished");
            }
        }
    }

    private static string Fixture(string path) => File.ReadAllText(Path.Combine(FixtureFolder.Path!, path));
}
