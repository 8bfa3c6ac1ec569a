using System.Globalization;
using OpsCenter.Ingest.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>The packs of single sectors on the payloads their devices and systems send.</summary>
public sealed class SectorPackTests
{
    private readonly MappingHarness _packs = MappingHarness.Shipped();

    [Theory]
    [InlineData("24e124126d060021", "EM500-SMTC", "vegetables", "\"moisture\":26.5,\"temperature\":22.4,\"ec\":680,\"battery\":88",
        "soil moisture=26.5, soil temperature=22.4, soil ec=680, device battery_percent=88, device rssi=-97, device snr=5.1")]
    [InlineData("24e124126d060001", "Paddy node", "rice", "\"moisture\":47,\"temperature\":23,\"ec\":900,\"water_depth\":6.2,\"salinity\":0.65,\"battery\":71",
        "soil moisture=47, soil temperature=23, soil ec=900, paddy depth=6.2, paddy salinity=0.65, device battery_percent=71, device rssi=-97, device snr=5.1")]
    [InlineData("24e124710d060031", "AM307", "melon", "\"temperature\":31.5,\"humidity\":64,\"co2\":410,\"battery\":60",
        "greenhouse temperature=31.5, greenhouse humidity=64, greenhouse co2=410, device battery_percent=60, device rssi=-97, device snr=5.1")]
    public void Agriculture_Uplink_GivesWhatItsProfileMeasures(string device, string profile, string crop, string values, string expected)
    {
        var decoded = Uplink(device, profile, crop, values);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(expected, Told(decoded));
        Assert.All(decoded.Readings, reading => Assert.Equal("agriculture", reading.Series.Tag("pack")));
        Assert.Equal(crop == "melon" ? null : crop, decoded.Readings[0].Series.Tag("crop"));
    }

    [Fact]
    public void Agriculture_LightTrap_GivesTheNightAndWhatWasAdded()
    {
        Uplink("24e124538d060041", "Light trap", "", "\"count\":40,\"total\":5200,\"battery\":90");
        var decoded = Uplink("24e124538d060041", "Light trap", "", "\"count\":52,\"total\":5212,\"battery\":90", minute: 10);

        Assert.Equal("pest night=52, pest caught=12", Told(decoded).Split(", device")[0]);
        Assert.Equal("bay-an-thanh", decoded.Readings[0].Series.Tag("site"));
    }

    [Fact]
    public void Agriculture_Traceability_GivesLotsOfTheCooperative()
    {
        var decoded = _packs.Decode("agriculture/txng-thanh-ha/traceability", "{\"time\":\"2026-11-22T09:00:00+07:00\",\"product\":\"Vải thiều\",\"lots\":124,\"traced\":118}");

        Assert.Equal("produce lots=124, produce traced=118", Told(decoded));
        Assert.All(decoded.Readings, reading => Assert.Equal(("htx-thanh-ha", MappingHarness.Now), (reading.Series.Tag("site"), reading.Time)));
    }

    [Theory]
    [InlineData("ngsi/urban-lighting", "{\"type\":\"Notification\",\"data\":[{\"id\":\"urn:ngsi-ld:Streetlight:tran-hung-dao-02\",\"type\":\"Streetlight\",\"status\":\"defectiveLamp\",\"powerState\":\"off\"}]}",
        "den-tran-hung-dao", "streetlight on=0, streetlight working=0")]
    [InlineData("ngsi/urban-waste", "{\"type\":\"Notification\",\"data\":[{\"id\":\"urn:ngsi-ld:WasteContainer:cho-con-03\",\"type\":\"WasteContainer\",\"fillingLevel\":0.62}]}", "rac-cho-con", "bin fill=62")]
    [InlineData("ngsi/urban-parking", "{\"type\":\"Notification\",\"data\":[{\"id\":\"urn:ngsi-ld:OffStreetParking:bach-dang-01\",\"type\":\"OffStreetParking\",\"availableSpotNumber\":30,\"totalSpotNumber\":120}]}",
        "do-xe-bach-dang", "parking free=30, parking total=120")]
    [InlineData("zigbee2mqtt/cv-bach-dang/den-1", "{\"state\":\"ON\",\"brightness\":255,\"linkquality\":120}", "cv-bach-dang", "switch on=1, switch brightness=100, device linkquality=120")]
    [InlineData("zigbee2mqtt/cv-bach-dang/den-1/availability", "{\"state\":\"offline\"}", "cv-bach-dang", "streetlight working=0, device online=0")]
    [InlineData("tele/lc-an-luu/SENSOR", "{\"Time\":\"2026-11-22T09:00:00\",\"ENERGY\":{\"Total\":812.4,\"Power\":2400,\"Voltage\":226}}", "tu-den-an-luu", "power active=2400, power voltage=226, power energy=812.4")]
    [InlineData("urban/fp-chi-lang/flood", "{\"time\":\"2026-11-22T09:00:00+07:00\",\"depth_cm\":12.4,\"battery_v\":3.71}", "ngap-chi-lang", "flood depth=12.4, device battery=3.71")]
    [InlineData("urban/ps-binh-lau/pumps", "{\"time\":\"2026-11-22T09:00:00+07:00\",\"sump_m\":1.82,\"pumps\":[{\"no\":1,\"state\":\"running\",\"kw\":74.5},{\"no\":2,\"state\":\"fault\",\"kw\":0}]}",
        "bom-binh-lau", "drainage sump=1.82, pump available=1, pump running=1, pump power=74.5, pump available=0, pump running=0, pump power=0")]
    public void Urban_Message_GivesReadingsOfItsSite(string topic, string payload, string site, string expected)
    {
        var decoded = _packs.Decode(topic, payload);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(expected.Split(", ").Order(), Told(decoded).Split(", ").Order());
        Assert.All(decoded.Readings, reading => Assert.Equal(("urban", site, MappingHarness.Now), (reading.Series.Tag("pack"), reading.Series.Tag("site"), reading.Time)));
    }

    [Fact]
    public void IotNetwork_Controller_GivesEachAccessPointAtItsSite()
    {
        var decoded = _packs.Decode(
            "wifi/wifi-thanh-pho/aps",
            "{\"time\":\"2026-11-22T09:00:00+07:00\",\"aps\":[{\"name\":\"ap-ga-1\",\"status\":\"online\",\"clients\":37,\"rx_kbps\":1210,\"tx_kbps\":18400},{\"name\":\"ap-con-son-1\",\"status\":\"offline\",\"clients\":0}]}");

        Assert.Empty(decoded.Rejected);
        Assert.Equal("hotspot up=1, hotspot clients=37, hotspot down=18.4, hotspot sent=1.21, hotspot up=0, hotspot clients=0", Told(decoded));
        Assert.Equal(["wifi-ga", "wifi-con-son"], decoded.Readings.Select(reading => reading.Series.Tag("site")).Distinct());
    }

    [Theory]
    [InlineData("env/nz-sao-do/noise", "{\"id\":\"urn:ngsi-ld:NoiseLevelObserved:nz-sao-do\",\"type\":\"NoiseLevelObserved\",\"dateObservedTo\":\"2026-11-22T02:00:00Z\",\"LAeq\":63.4,\"LAmax\":81.2}",
        "on-sao-do", "noise laeq=63.4, noise lamax=81.2")]
    [InlineData("v3/hd-air@ttn/devices/cb-nhi-chieu/up", "{\"uplink_message\":{\"received_at\":\"2026-11-22T02:00:00Z\",\"decoded_payload\":{\"pm2_5\":31.5,\"pm10\":52,\"humidity\":70},\"rx_metadata\":[{\"rssi\":-101,\"snr\":2.5}]}}",
        "cb-nhi-chieu", "airsensor pm25=31.5, airsensor pm10=52, airsensor humidity=70, device rssi=-101, device snr=2.5")]
    public void Environment_NoiseAndSmallSensors_GiveTheirOwnMeasurements(string topic, string payload, string site, string expected)
    {
        var decoded = _packs.Decode(topic, payload);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(expected, Told(decoded));
        Assert.All(decoded.Readings, reading => Assert.Equal((site, MappingHarness.Now), (reading.Series.Tag("site"), reading.Time)));
    }

    private DecodedMessage Uplink(string device, string profile, string crop, string values, int minute = 0) => _packs.Decode(
        $"application/5e0a7d14-91c2-4b7e-8d36-0c4f19a2b7e3/device/{device}/event/up",
        $$$"""
        {"time":"2026-11-22T01:{{{40 + minute}}}:00.000000001+00:00","deviceInfo":{"applicationName":"Agriculture","deviceProfileName":"{{{profile}}}","devEui":"{{{device}}}","tags":{"crop":"{{{crop}}}"}},
         "object":{ {{{values}}} },"rxInfo":[{"gatewayId":"0016c001f1530001","rssi":-97,"snr":5.1}]}
        """);

    private static string Told(DecodedMessage decoded) => string.Join(", ", decoded.Readings.Select(reading =>
        string.Create(CultureInfo.InvariantCulture, $"{reading.Series.Measurement} {reading.Series.Field}={reading.Value:0.######}")));
}
