using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using Xunit;

namespace OpsCenter.Simulator.Tests.Devices;

/// <summary>What the simulator sends is what the shipped mappings understand.</summary>
public sealed class MappingTests : IDisposable
{
    private static readonly DateTimeOffset Start = SampleProvince.Start;
    private readonly SimulatedProvince _province = SampleProvince.Create();
    private readonly ServiceProvider _services;

    public MappingTests()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConfigDir", SampleProvince.ConfigDir)]).Build();
        _services = new ServiceCollection().AddLogging().AddIngest(configuration).BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Decode_EverythingSentInTwoMinutes_IsUnderstood()
    {
        foreach (var device in _province.Devices)
        {
            foreach (var message in device.Sample(Start).Concat(device.Between(Start, Start.AddMinutes(2))))
            {
                var decoded = Decode(device, message);
                Assert.True(decoded.Rejected.Count == 0, $"{message.Topic}: {decoded.Rejected.FirstOrDefault()}");
                Assert.True(decoded.Readings.Count + decoded.Events.Count > 0, $"{message.Topic}: nothing came of it");
            }
        }
    }

    [Fact]
    public void Decode_RiverGauge_IsTheModelsLevelInMetresAtTheDevicesTime()
    {
        var level = Assert.Single(Readings("rg-ben-binh"), reading => reading.Series.Measurement == "river");

        Assert.Equal("level", level.Series.Field);
        Assert.Equal(RiverModel.LevelM(_province.Model, _province.Site("ben-binh"), Start), level.Value, 0.001);
        Assert.Equal(Start.ToUnixTimeSeconds(), level.Time.ToDateTimeOffset().ToUnixTimeSeconds());
        Assert.Equal("ben-binh", Tag(level, "site"));
        Assert.True(level.Flags.HasFlag(ReadingFlags.Simulated));
    }

    [Theory]
    [InlineData("sp-quang-thanh", "salinity", "value")]
    [InlineData("aq-may-su", "air", "co,humidity,no2,o3,pm10,pm25,so2,temperature")]
    [InlineData("a84041c2e1850001", "wastewater", "cod,flow,nh4,ph,tss")]
    [InlineData("jc-may-su", "traffic", "car,motorbike,occupancy,speed,truck")]
    [InlineData("24e124126d060001", "paddy", "depth,salinity")]
    [InlineData("24e124126d060011", "soil", "ec,moisture,temperature")]
    [InlineData("24e124710d060031", "greenhouse", "co2,humidity,temperature")]
    [InlineData("24e124538d060041", "pest", "night")]
    [InlineData("txng-thanh-ha", "produce", "lots,traced")]
    [InlineData("urban-lighting", "streetlight", "on,working")]
    [InlineData("urban-waste", "bin", "capacity,fill,threshold")]
    [InlineData("urban-parking", "parking", "free,occupancy,total")]
    [InlineData("z2m-sao-do", "streetlight", "working")]
    [InlineData("z2m-sao-do", "switch", "brightness,on")]
    [InlineData("lc-ngo-quyen", "power", "active,apparent,current,energy,factor,voltage")]
    [InlineData("ps-binh-lau", "pump", "available,power,running")]
    [InlineData("fp-chi-lang", "flood", "depth")]
    [InlineData("wifi-huyen", "hotspot", "clients,down,sent,up")]
    [InlineData("nz-sao-do", "noise", "laeq,lamax")]
    [InlineData("cb-nhi-chieu", "airsensor", "humidity,pm10,pm25,temperature")]
    [InlineData("nvr-huyen", "camera", "detection_fps,fps")]
    [InlineData("115", "dispatch", "calls_today,longest_wait,open,units_free,units_total,waiting")]
    [InlineData("thpt-nam-sach", "school", "attendance,connected,enrolled,latency,present,teachers_present,unexcused")]
    [InlineData("office-education", "school_day", "enrolled,present,unexcused")]
    [InlineData("pc-con-son", "visitors", "capacity,crowding,entered,inside,left")]
    [InlineData("office-rain", "rain_hour", "amount")]
    [InlineData("office-tourism", "hotel", "foreign_guests,guests,occupied,rooms")]
    public void Decode_EachKind_BecomesItsMeasurement(string device, string measurement, string fields)
    {
        var readings = Readings(device).Where(reading => reading.Series.Measurement == measurement).ToList();

        Assert.Equal(fields, string.Join(',', readings.Select(reading => reading.Series.Field).Distinct().Order()));
        Assert.All(readings, reading => Assert.NotNull(Tag(reading, "site")));
    }

    [Fact]
    public void Decode_SalinityAndAir_KeepTheLocalTime()
    {
        foreach (var device in new[] { "sp-quang-thanh", "aq-may-su" })
        {
            Assert.All(Readings(device), reading => Assert.Equal(Start, reading.Time.ToDateTimeOffset()));
        }
    }

    [Fact]
    public void Decode_LifeOfAnObject_IsOneEvent()
    {
        var recorder = _province.Devices.Single(device => device.ClientId == "nvr-thanh-pho");
        var events = recorder.Between(Start, Start.AddMinutes(5)).SelectMany(message => Decode(recorder, message).Events).ToList();

        Assert.NotEmpty(events);
        Assert.All(events, each => Assert.StartsWith("camera.", each.Kind, StringComparison.Ordinal));
        Assert.True(events.Select(each => each.Id).Distinct().Count() < events.Count);
    }

    [Fact]
    public void Decode_RoadIncident_IsOneEventAtItsJunctionUntilTheRoadIsFree()
    {
        var desk = _province.Devices.Single(device => device.ClientId == "csgt");
        var planned = desk.Between(Start, Start.AddMinutes(12)).SelectMany(message => Decode(desk, message).Events).Where(each => each.Site == "nut-cau-phu-luong").ToList();

        Assert.Equal(["open", "cleared"], planned.Select(each => Attribute(each, "state")));
        Assert.Equal(planned[0].Id, planned[1].Id);
        Assert.All(planned, each => Assert.Equal(("traffic.incident.accident", Severity.High, "2"), (each.Kind, each.Severity, Attribute(each, "lanes_closed"))));
        Assert.Equal("Tai nạn, chiếm 2 làn – đã thông đường, QL5 – Cầu Phú Lương", planned[1].Text);
    }

    [Fact]
    public void Decode_TornMessage_IsRejectedWithAReason()
    {
        var device = _province.Devices.Single(each => each.ClientId == "aq-may-su");
        var whole = device.Sample(Start).Single();

        var decoded = Decode(device, whole with { Payload = whole.Payload[..(whole.Payload.Length * 3 / 5)] });

        Assert.Empty(decoded.Readings);
        Assert.NotEmpty(Assert.Single(decoded.Rejected).Reason);
    }

    [Fact]
    public void Decode_WrongClock_GetsTheServersTime()
    {
        var device = _province.Devices.Single(each => each.ClientId == "jc-an-luu");

        Assert.All(Readings(device.ClientId), reading => Assert.Equal(Start, reading.Time.ToDateTimeOffset()));
    }

    private List<Reading> Readings(string id)
    {
        var device = _province.Devices.Single(each => each.ClientId == id);
        return [.. device.Sample(Start).SelectMany(message => Decode(device, message).Readings)];
    }

    private DecodedMessage Decode(ISimulatedDevice device, SimulatedMessage message)
    {
        var decoded = new DecodedMessage();
        _services.GetRequiredService<IPayloadDecoder>()
            .Decode(new IngestMessage(message.Topic, message.Payload, device.ClientId, Instant.From(Start), Simulated: true), decoded);
        return decoded;
    }

    private static string Attribute(OperationalEvent happened, string name)
    {
        using var attributes = JsonDocument.Parse(happened.AttributesJson!);
        return attributes.RootElement.GetProperty(name).ToString();
    }

    private static string? Tag(Reading reading, string name) => reading.Series.Tag(name);
}
