using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Embedded.Retention;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class TelemetryUpkeepTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmbeddedFolder _folder = new(Options());
    private readonly ManualTime _time = new(Some.Moment.ToDateTimeOffset());
    private readonly TelemetryUpkeep _upkeep;

    public TelemetryUpkeepTests() =>
        _upkeep = new TelemetryUpkeep(_folder.Store, Microsoft.Extensions.Options.Options.Create(_folder.Options), _time, NullLogger<TelemetryUpkeep>.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Step_ByRule_EachMeasurementAndKindKeepsItsAge()
    {
        const double Day = 86_400;
        await _folder.Store.CommitAsync(
            new TelemetryBatch(
                [
                    Some.Reading(1, -41 * Day), Some.Reading(2, -39 * Day),
                    Some.Reading(3, -11 * Day, Some.Series(measurement: "camera")), Some.Reading(4, -9 * Day, Some.Series(measurement: "camera")),
                ],
                [Some.Event("a", -11 * Day), Some.Event("b", -9 * Day), Some.Event("c", -21 * Day, "soc.alert"), Some.Event("d", -19 * Day, "soc.alert")]),
            None);

        await _upkeep.StepAsync(None);

        var values = new List<double>();
        await foreach (var series in _folder.Store.QueryAsync(new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero), None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        Assert.Equal([4, 2], values);
        var events = await _folder.Store.EventsAsync(new EventQuery(default, new Instant(long.MaxValue)), None);
        Assert.Equal("bd", string.Concat(events.Select(happened => happened.Id)));
    }

    [Fact]
    public async Task Step_BeforeTheInterval_DeletesNothing()
    {
        await _upkeep.StepAsync(None);
        await _folder.Store.CommitAsync(Some.Batch(Some.Reading(1, -365 * 86_400)), None);

        _time.Advance(TimeSpan.FromMinutes(59));
        await _upkeep.StepAsync(None);
        Assert.Single(await _folder.Store.LatestAsync(SeriesSelector.All, None));

        _time.Advance(TimeSpan.FromMinutes(1));
        await _upkeep.StepAsync(None);
        Assert.Empty(await _folder.Store.LatestAsync(SeriesSelector.All, None));
    }

    [Fact]
    public async Task Step_UnsettledByCountOrByAge_Settles()
    {
        await _upkeep.StepAsync(None);
        await _folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None);
        await _upkeep.StepAsync(None);
        Assert.Equal(1, _folder.Store.Unsettled);

        _time.Advance(_folder.Options.SettleInterval);
        await _upkeep.StepAsync(None);
        Assert.Equal(0, _folder.Store.Unsettled);

        await _folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(1, 1000).Select(second => Some.Reading(second, second))]), None);
        await _upkeep.StepAsync(None);
        Assert.Equal(0, _folder.Store.Unsettled);
    }

    private static EmbeddedStoreOptions Options()
    {
        var options = new EmbeddedStoreOptions
        {
            SettleReadings = 1000,
            Retention = new RetentionOptions { Readings = TimeSpan.FromDays(40), Events = TimeSpan.FromDays(20) },
        };
        options.Retention.Measurements["camera"] = TimeSpan.FromDays(10);
        return options;
    }
}
