using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Devices;

public sealed class DeviceBoardTests
{
    private readonly ManualTime _time = new();
    private readonly LiveState _state = new();
    private readonly DeviceTraffic _traffic = new();
    private readonly DeviceBoard _board;

    public DeviceBoardTests() => _board = new DeviceBoard(
        _state,
        _traffic,
        new FixedConfig<Places>(new Places(
            [new Area("north", LocalizedText.Same("Bắc"), null, 106, 21, null, null, null)],
            [new Site("ben-binh", LocalizedText.Same("Bến Bình"), "north", "water", "river-gauge", 106, 21, ["rg-1", "rg-2"])],
            [],
            [new DeviceConfig("rg-1", "OTT RLS", "1.4", new DateOnly(2026, 12, 1), null, 3.5), new DeviceConfig("slow", null, null, null, TimeSpan.FromHours(1), null)])),
        new FixedConfig<FieldCatalogue>(new FieldCatalogue(
            [Field("river", "level", "m", TimeSpan.FromMinutes(1)), Field("device", "battery", "V", TimeSpan.FromHours(1))])),
        _time);

    [Fact]
    public void Current_ConfiguredAndNeverHeard_IsThereAndSaysSo()
    {
        var device = Find("rg-2");

        Assert.Equal((DevicePresence.Never, null, "water"), (device.Presence, device.LastSeen, device.Pack));
        Assert.Equal("ben-binh", device.Site!.Id);
    }

    [Fact]
    public void Current_OfAStrangersDevice_ComesFromItsDataAlone()
    {
        Came("probe-1", "river", "level", 1.25);

        var device = Find("probe-1");

        Assert.Equal((DevicePresence.Talking, null, null), (device.Presence, device.Site, device.Config));
    }

    [Theory]
    [InlineData("rg-1", 120, DevicePresence.Talking)]
    [InlineData("rg-1", 121, DevicePresence.Late)]
    [InlineData("rg-1", 180, DevicePresence.Late)]
    [InlineData("rg-1", 181, DevicePresence.Silent)]
    [InlineData("slow", 7200, DevicePresence.Talking)]
    [InlineData("slow", 7201, DevicePresence.Late)]
    public void Current_Silence_IsJudgedByTheDevicesIntervalElseItsFastestField(string device, int seconds, DevicePresence expected)
    {
        Came(device, "device", "battery", 3.9);
        Came(device, "river", "level", 1);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, Find(device).Presence);
    }

    [Fact]
    public void Current_WithoutAnyInterval_IsLateAfterTenMinutes()
    {
        Came("x", "other", "thing", 1);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(DevicePresence.Talking, Find("x").Presence);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(DevicePresence.Late, Find("x").Presence);
    }

    [Fact]
    public void Current_OnlyEvents_IsHeardByThem()
    {
        var at = _time.GetInstant();
        _state.OnCommitted(new CommittedBatch([], [new OperationalEvent { Id = "e", Time = at, ReceivedAt = at, Kind = "camera.person", Text = "x", Device = "cam-1" }], at));

        Assert.Equal(at, Find("cam-1").LastSeen);
    }

    [Fact]
    public void Current_OnlyRefusedMessages_IsListedWithThem()
    {
        _traffic.Refused("junk/topic", "sender-1", _time.GetInstant());

        Assert.Equal((1L, DevicePresence.Talking), (Find("sender-1").Counts!.Refused, Find("sender-1").Presence));
    }

    [Fact]
    public void Current_RefusedOnATopicThatNamesADevice_IsTheDevicesNotTheGateways()
    {
        _traffic.Came("rg-1", "water.gauge", "gateway", _time.GetInstant(), 1);
        _traffic.Refused("water/rg-1/telemetry", "gateway", _time.GetInstant());

        Assert.Equal((1L, "water.gauge", "gateway"), (Find("rg-1").Counts!.Refused, Find("rg-1").Counts!.Source, Find("rg-1").Counts!.Sender));
        Assert.DoesNotContain(_board.Current, device => device.Id == "gateway");
    }

    [Fact]
    public void Current_FirmwareTag_WinsOverWhatIsWrittenDown()
    {
        Assert.Equal("1.4", Find("rg-1").Firmware);
        _state.OnCommitted(Batch(new SeriesKey("river", new Dictionary<string, string> { ["device"] = "rg-1", ["firmware"] = "2.0" }, "level"), 1));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("2.0", Find("rg-1").Firmware);
    }

    [Fact]
    public void ReadingsOf_Device_AreItsNewestInOrderOfField()
    {
        Came("rg-1", "river", "level", 1);
        Came("rg-1", "device", "battery", 3.9);
        Came("rg-9", "river", "level", 9);

        Assert.Equal(["device battery", "river level"], _board.ReadingsOf("rg-1").Select(reading => $"{reading.Series.Measurement} {reading.Series.Field}"));
    }

    [Fact]
    public void Current_TenThousandDevices_AreAllThereAndMadeOncePerSecond()
    {
        for (var i = 0; i < 10_000; i++)
        {
            Came($"d-{i:D5}", "river", "level", i);
        }

        var first = _board.Current;

        Assert.Equal(10_003, first.Count);
        Assert.Same(first, _board.Current);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(first, _board.Current);
    }

    private DeviceView Find(string id) => _board.Current.Single(device => device.Id == id);

    private void Came(string device, string measurement, string field, double value) =>
        _state.OnCommitted(Batch(new SeriesKey(measurement, new Dictionary<string, string> { ["device"] = device }, field), value));

    private CommittedBatch Batch(SeriesKey series, double value)
    {
        var at = _time.GetInstant();
        return new CommittedBatch([new Reading(series, at, value, Quality.Good, ReadingFlags.None, at)], [], at);
    }

    private static FieldInfo Field(string measurement, string field, string unit, TimeSpan interval) =>
        new(measurement, field, LocalizedText.Same(field), unit, 2, interval, null, null);
}
