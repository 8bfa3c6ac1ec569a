using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>Real payloads of cities by the shipped packs: values, units and the time the device says.</summary>
public sealed class PackFixtureTests
{
    private readonly MappingHarness _packs = MappingHarness.Shipped();

    [FixtureFact]
    public void Urban_RealStreetlight_IsOffWorksAndTellsItsPower() => Reads(
        "ngsi/lamps", "smartcity/ngsi/Streetlight.keyvalues.json", "2021-01-11T15:51:02+05:30",
        "power.active 10", "power.factor 0.7", "power.voltage 50", "streetlight.on 0", "streetlight.working 1");

    [FixtureFact]
    public void Urban_RealCarPark_HasItsShareInPercent() => Reads(
        "ngsi/parking", "smartcity/ngsi/OffStreetParking.keyvalues.json", "2021-03-11T15:51:02Z", "parking.free 132", "parking.occupancy 68", "parking.total 414");

    [FixtureFact]
    public void Urban_RealWasteContainerWithoutALevel_TellsWhatItHolds() => Reads(
        "ngsi/bins", "smartcity/ngsi/WasteContainer.keyvalues.json", "2021-03-01T15:51:02+05:30", "bin.capacity 43", "bin.threshold 80");

    [FixtureFact]
    public void Urban_RealPlugOfAFeeder_TellsPowerVoltageAndItsMeterInLocalTime() => Reads(
        "tele/lc-1/SENSOR", "iot/tasmota_energy.json", "2018-02-15T17:37:10+07:00",
        "power.active 2635", "power.apparent 2650", "power.current 11.661", "power.energy 6.294", "power.factor 0.99", "power.voltage 227");

    [FixtureFact]
    public void Environment_RealNoise_IsTheHourThatEnded() => Reads(
        "env/noise-1/noise", "smartcity/ngsi/NoiseLevelObserved.keyvalues.json", "2016-12-28T12:00:00Z", "noise.laeq 67.8", "noise.lamax 94.5");

    [FixtureFact]
    public void Urban_RealBridgeOfLamps_TellsEachUnderItsName()
    {
        var told = File.ReadLines(Path.Combine(FixtureFolder.Path!, "iot/zigbee2mqtt_messages.ndjson")).Where(line => line.Length > 0).SelectMany(line =>
        {
            using var message = JsonDocument.Parse(line);
            var decoded = _packs.Decode(message.RootElement.GetProperty("topic").GetString()!, message.RootElement.GetProperty("payload").GetRawText());
            Assert.Empty(decoded.Rejected);
            return decoded.Readings.Select(reading => $"{reading.Series.Tag(StandardTags.Device)} {Told(reading)}").ToList();
        });

        Assert.Superset(new HashSet<string> { "0x00158d0001a2b3c4 climate.humidity 44.72", "0x00158d0001a2b3c4 climate.temperature 27.34", "kitchen/floor_light switch.on 1" }, told.ToHashSet());
    }

    [FixtureFact]
    public void Traffic_RealVehicleOfATransitFeed_IsOnItsTripWhereItSaysItIs()
    {
        var decoded = _packs.Decode("gtfs/bus", File.ReadAllBytes(Path.Combine(FixtureFolder.Path!, "smartcity/gtfs-rt/vehicle_position.pb")));

        Assert.Empty(decoded.Rejected);
        Assert.Equal(["bus.running 1", "position.latitude 47", "position.longitude -122"], decoded.Readings.Select(Told).Order(StringComparer.Ordinal));
        Assert.All(decoded.Readings, reading => Assert.Equal("1", reading.Series.Tag(StandardTags.Device)));
    }

    [FixtureFact]
    public void Environment_RealUplinkWithoutDust_IsNoAirSensor()
    {
        var decoded = _packs.Decode("v3/app1/devices/dev1/up", File.ReadAllText(Path.Combine(FixtureFolder.Path!, "lorawan/ttn_v3_uplink.json")));

        Assert.DoesNotContain(decoded.Readings, reading => reading.Series.Measurement == "airsensor");
    }

    private static string Told(Reading reading) => string.Create(CultureInfo.InvariantCulture, $"{reading.Series.Measurement}.{reading.Series.Field} {Math.Round(reading.Value, 6)}");

    private void Reads(string topic, string fixture, string at, params string[] readings)
    {
        var time = Instant.From(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

        DecodedMessage decoded = _packs.Decode(topic, File.ReadAllText(Path.Combine(FixtureFolder.Path!, fixture)), receivedAt: time + TimeSpan.FromSeconds(2));

        Assert.Empty(decoded.Rejected);
        Assert.Equal(readings, decoded.Readings.Select(Told).Order(StringComparer.Ordinal));
        Assert.All(decoded.Readings, reading => Assert.Equal((time, Quality.Good), (reading.Time, reading.Quality)));
    }
}
