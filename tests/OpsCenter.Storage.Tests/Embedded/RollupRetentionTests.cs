using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Embedded.Retention;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>Readings go, the summaries of their hours stay a while longer.</summary>
public sealed class RollupRetentionTests : IDisposable
{
    private const int PerHour = 60;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmbeddedFolder _folder = new(new EmbeddedStoreOptions
    {
        Retention = new RetentionOptions { Readings = TimeSpan.FromDays(2), Rollups = TimeSpan.FromDays(20) },
    });

    private readonly ManualTime _time = new((Some.Moment + TimeSpan.FromDays(10)).ToDateTimeOffset());
    private readonly TelemetryUpkeep _upkeep;

    public RollupRetentionTests() =>
        _upkeep = new TelemetryUpkeep(_folder.Store, Microsoft.Extensions.Options.Options.Create(_folder.Options), _time, NullLogger<TelemetryUpkeep>.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Step_ReadingsTooOld_HoursStillAnswerAndReadingsSayTheyAreGone()
    {
        await FillAsync();
        var before = await QueryAsync(Hourly());

        await _upkeep.StepAsync(None);

        Assert.Equivalent(before.Points, (await QueryAsync(Hourly())).Points, strict: true);
        var raw = await QueryAsync(Hourly() with { Step = null });
        Assert.True(raw.Incomplete);
        Assert.Equal(Some.Moment + TimeSpan.FromDays(8), raw.Points[0].Time);
        var minutes = await QueryAsync(Hourly() with { To = Some.Moment + TimeSpan.FromDays(1), Step = TimeSpan.FromMinutes(1) });
        Assert.Equal((0, true), (minutes.Points.Count, minutes.Incomplete));
    }

    [Fact]
    public async Task Step_HourByHour_AnswersStayAndRowsStayFew()
    {
        await FillAsync();
        var before = await QueryAsync(Hourly());
        for (var hour = 0; hour < 30; hour++)
        {
            await _upkeep.StepAsync(None);
            _time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(7));
        }

        _folder.Reopen();
        var after = await QueryAsync(Hourly());
        Assert.Equal(before.Points.Select(point => (point.Time, point.Value)), after.Points.Select(point => (point.Time, point.Value)));
        Assert.InRange(_folder.Number("SELECT count(*) FROM span WHERE chunk_id IS NULL"), 1, 3);
    }

    [Fact]
    public async Task Step_SummariesTooOldAsWell_TheSeriesGoes()
    {
        await FillAsync();
        _time.Advance(TimeSpan.FromDays(4));
        await _upkeep.StepAsync(None);
        Assert.Single(await _folder.Store.SeriesAsync(SeriesSelector.All, None));
        Assert.Empty(await _folder.Store.LatestAsync(SeriesSelector.All, None));
        _folder.Reopen();
        Assert.Empty(await _folder.Store.LatestAsync(SeriesSelector.All, None));

        Assert.Equal(0, await _folder.Store.DeleteBeforeAsync(null, Some.Moment + TimeSpan.FromDays(5), None));
        var left = await QueryAsync(Hourly());
        Assert.Equal((Some.Moment + TimeSpan.FromDays(5), 5 * 24), (left.Points[0].Time, left.Points.Count));

        await _folder.Store.DeleteBeforeAsync(null, Some.Moment + TimeSpan.FromDays(11), None);
        Assert.Empty(await _folder.Store.SeriesAsync(SeriesSelector.All, None));
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM span"));
    }

    [Fact]
    public async Task Commit_ForAnHourWhoseReadingsAreGone_DoesNotCountItTwice()
    {
        await FillAsync();
        await _upkeep.StepAsync(None);
        var before = await QueryAsync(Hourly(Aggregate.Count));

        await _folder.Store.CommitAsync(Some.Batch(Some.Reading(1, 60)), None);
        await _folder.SettleAsync();

        Assert.Equivalent(before.Points, (await QueryAsync(Hourly(Aggregate.Count))).Points, strict: true);
    }

    [Fact]
    public async Task Commit_HistoryIntoAGapBetweenSummaries_FillsIt()
    {
        await _folder.Store.CommitAsync(Some.Batch([Some.Reading(1), Some.Reading(2, 5 * 3600), Some.Reading(3, 9 * 86_400)]), None);
        await _upkeep.StepAsync(None);

        await _folder.Store.CommitAsync(Some.Batch([Some.Reading(7, 2 * 3600), Some.Reading(8, 60)]), None);
        await _folder.SettleAsync();

        Assert.Equal([1, 7, 2, 3], (await QueryAsync(Hourly())).Points.Select(point => point.Value));
    }

    [Fact]
    public void RollupsOf_Rules_OwnThenTenTimes()
    {
        var options = new RetentionOptions { Readings = TimeSpan.FromDays(100), Rollups = TimeSpan.FromDays(5000) };
        options.Measurements["camera"] = TimeSpan.FromDays(30);
        options.Measurements["air"] = TimeSpan.FromDays(30);
        options.MeasurementRollups["air"] = TimeSpan.FromDays(31);
        options.MeasurementRollups["rain"] = TimeSpan.FromDays(9000);

        Assert.Equal([5000, 300, 31, 9000, 5000], new[] { null, "camera", "air", "rain", "other" }.Select(name => options.RollupsOf(name).TotalDays));
        Assert.Equal(1000, new RetentionOptions { Readings = TimeSpan.FromDays(100) }.RollupsOf(null).TotalDays);
        Assert.Equal(RetentionOptions.Century, new RetentionOptions { Readings = TimeSpan.FromDays(9000) }.RollupsOf(null));
        Assert.Equal(["air", "camera", "rain"], options.OwnRules().Order());
    }

    private async Task FillAsync()
    {
        await _folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(0, 10 * 24 * PerHour).Select(minute => Some.Reading(minute % 977 / 4.0, minute * 60))]), None);
        await _folder.SettleAsync();
    }

    private async Task<SeriesPoints> QueryAsync(RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        await foreach (var answer in _folder.Store.QueryAsync(query, None))
        {
            answers.Add(answer);
        }

        return Assert.Single(answers);
    }

    private static RangeQuery Hourly(Aggregate aggregate = Aggregate.Sum) =>
        new(SeriesSelector.All, Some.Moment, Some.Moment + TimeSpan.FromDays(10), TimeSpan.FromHours(1), aggregate, TimeSpan.FromHours(7));
}
