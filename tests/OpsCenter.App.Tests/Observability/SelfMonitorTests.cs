using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Observability;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Storage;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Observability;

public sealed class SelfMonitorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly PrometheusEndpoint _metrics = new();
    private readonly RecordingIntake _intake = new();
    private readonly SelfMonitor _monitor;

    public SelfMonitorTests() => _monitor = new SelfMonitor(
        _metrics, _intake, new DataFolder(_folder.Path), Options.Create(new SelfMonitorOptions()), _time, NullLogger<SelfMonitor>.Instance);

    public void Dispose()
    {
        _monitor.Dispose();
        _metrics.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task StepAsync_FirstLook_OnlyRemembers()
    {
        Assert.Null(await _monitor.StepAsync());

        Assert.Empty(_intake.Payloads);
    }

    [Fact]
    public async Task StepAsync_SecondLook_SendsTheGrowthPerSecondMarkedAsItsOwn()
    {
        using var meter = new Meter("OpsCenter.SelfMonitorTests");
        var received = meter.CreateCounter<long>("ops.ingest.received");
        received.Add(1000);
        await _monitor.StepAsync();
        received.Add(50);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True((await _monitor.StepAsync())!.Value.IsSafe);

        var line = Assert.Single(_intake.Payloads);
        Assert.StartsWith("ops,pack=ops,origin=self received=", line, StringComparison.Ordinal);
        // Tests beside this one may count as well: never less than our own.
        Assert.InRange(Fields(line)["received"], 5, double.MaxValue);
        Assert.EndsWith($" {_time.GetInstant().UnixNanoseconds}", line, StringComparison.Ordinal);
        Assert.InRange(Fields(line)["disk_free_share"], 0, 100);
        Assert.InRange(Fields(line)["memory"], 1, double.MaxValue);
    }

    [Fact]
    public void Fields_OfThePackAndTheWall_AreThoseTheMonitorMakes()
    {
        var made = SelfFigures.Names;
        var described = IngestConfigLoader.Load(Path.Combine(Repository.Root, "ingest-config")).Configuration!.Fields.Fields
            .Where(field => field.Measurement == "ops").Select(field => field.Field);
        var shown = DashboardLoader.Load(Path.Combine(Repository.Root, "dashboards")).Set!.Dashboards["self"].Tiles
            .Where(tile => tile.Query is not null).Select(tile => tile.Query!.Field).ToList();

        Assert.Equal(made.Order(), described.Order());
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(made));
    }

    [Fact]
    public void Quantile_OfWhatCameBetween_LiesBetweenTheBounds()
    {
        var before = Histogram((1, 10), (10, 10), (double.PositiveInfinity, 10));
        var now = Histogram((1, 20), (10, 110), (double.PositiveInfinity, 110));

        var change = new MetricChange(before, now, TimeSpan.FromSeconds(10));

        // Of the 100 since, 10 lie below 1; the 55th is half way from 1 to 10.
        Assert.Equal(1 + (9 * 45.0 / 90), change.Quantile("h", 0.55)!.Value, 6);
        Assert.Null(new MetricChange(now, now, TimeSpan.FromSeconds(10)).Quantile("h", 0.55));
        Assert.Null(new MetricChange(new MetricSnapshot(), new MetricSnapshot(), TimeSpan.FromSeconds(1)).Quantile("h", 0.5));
    }

    [Fact]
    public void Collect_Instruments_HaveTheirUnitInTheName()
    {
        using var meter = new Meter("OpsCenter.UnitTests");
        meter.CreateHistogram<double>("unit.test.wait", "s").Record(0.2);
        meter.CreateCounter<long>("unit.test.bytes", "By").Add(3);
        meter.CreateCounter<long>("unit.test.sent", "By").Add(4);

        var text = _metrics.Collect();

        Assert.Contains("unit_test_wait_seconds_sum 0.2\n", text, StringComparison.Ordinal);
        Assert.Contains("unit_test_bytes_total 3\n", text, StringComparison.Ordinal);
        Assert.Contains("unit_test_sent_bytes_total 4\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00", true)]
    [InlineData("00:00:01", true)]
    [InlineData("00:00:00.5", false)]
    [InlineData("01:00:01", false)]
    [InlineData("-00:00:01", false)]
    public void Interval_OutsideItsRange_StopsTheStart(string interval, bool legal) =>
        Assert.Equal(legal, new SelfMonitorOptionsValidator().Validate(null, new SelfMonitorOptions { Interval = TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture) }).Succeeded);

    private static MetricSnapshot Histogram(params (double Bound, double Count)[] buckets)
    {
        var snapshot = new MetricSnapshot();
        foreach (var (bound, count) in buckets)
        {
            snapshot.Add("h_bucket", default, count, double.IsPositiveInfinity(bound) ? "+Inf" : bound.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return snapshot;
    }

    private static Dictionary<string, double> Fields(string line) => line.Split(' ')[1].Split(',')
        .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
}
