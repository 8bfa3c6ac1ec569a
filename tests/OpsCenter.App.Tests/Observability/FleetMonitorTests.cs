using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Observability;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.App.Tests.Observability;

public sealed class FleetMonitorTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LiveState _state = new();
    private readonly RecordingIntake _intake = new();
    private readonly FleetMonitor _monitor;

    public FleetMonitorTests() => _monitor = new FleetMonitor(
        new DeviceBoard(
            _state,
            new DeviceTraffic(),
            new FixedConfig<Places>(new Places(
                [new Area("north", LocalizedText.Same("Bắc"), null, 106, 21, null, null, null)],
                [new Site("ben-binh", LocalizedText.Same("Bến Bình"), "north", "water", "river-gauge", 106, 21, ["rg-1", "rg-2"])],
                [],
                [new DeviceConfig("rg-1", null, null, new DateOnly(2020, 1, 1), TimeSpan.FromMinutes(1), null)])),
            new FixedConfig<FieldCatalogue>(new FieldCatalogue([])),
            _time),
        _intake,
        Options.Create(new SelfMonitorOptions()),
        _time,
        NullLogger<FleetMonitor>.Instance);

    private long Now => _time.GetInstant().UnixNanoseconds;

    public void Dispose() => _monitor.Dispose();

    [Fact]
    public async Task StepAsync_DevicesOfTwoPacks_AreCountedByPack()
    {
        Came("rg-1", "battery_percent", 12);
        Came("stray", "battery_percent", 80);

        Assert.True((await _monitor.StepAsync())!.Value.IsSafe);

        // rg-2 has never been heard: it is there, but neither online nor silent.
        Assert.Equal(
            [$"fleet,pack=iot-network,group=other,origin=self devices=1,online=1,silent=0,batteries_low=0,calibrations_due=0 {Now}",
             $"fleet,pack=iot-network,group=water,origin=self devices=2,online=1,silent=0,batteries_low=1,calibrations_due=1 {Now}"],
            Assert.Single(_intake.Payloads).Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task StepAsync_DeviceThatFellSilent_IsNoLongerOnline()
    {
        Came("rg-1", "level", 2);
        _time.Advance(TimeSpan.FromMinutes(5));

        await _monitor.StepAsync();

        Assert.Contains("devices=2,online=0,silent=1,", Assert.Single(_intake.Payloads), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_OfThePack_AreThoseTheMonitorMakes()
    {
        var described = IngestConfigLoader.Load(Path.Combine(Repository.Root, "ingest-config")).Configuration!.Fields.Fields
            .Where(field => field.Measurement == "fleet").Select(field => field.Field);

        Assert.Equal(["batteries_low", "calibrations_due", "devices", "online", "silent"], described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(0.5, false)]
    [InlineData(7200, false)]
    public void FleetInterval_OutsideItsRange_StopsTheStart(double seconds, bool legal) =>
        Assert.Equal(legal, new SelfMonitorOptionsValidator().Validate(null, new SelfMonitorOptions { FleetInterval = TimeSpan.FromSeconds(seconds) }).Succeeded);

    private void Came(string device, string field, double value)
    {
        var now = _time.GetInstant();
        var series = new SeriesKey("device", new Dictionary<string, string> { ["device"] = device }, field);
        _state.OnCommitted(new CommittedBatch([new Reading(series, now, value, Quality.Good, ReadingFlags.None, now)], [], now));
    }
}
