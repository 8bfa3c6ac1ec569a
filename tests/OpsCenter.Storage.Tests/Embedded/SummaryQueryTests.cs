using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>What is read for a query, and what of it survives damage.</summary>
public sealed class SummaryQueryTests : IDisposable
{
    private const int PerHour = 360;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EmbeddedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Query_HourlyMeansOfThreeDays_ComeOutOfSummaries()
    {
        await FillAsync(72);

        var answer = Assert.Single(await QueryAsync(Hourly()));

        Assert.Equal(Enumerable.Range(0, 72).Select(hour => (At(hour), hour + 0.5)), answer.Points.Select(point => (point.Time, point.Value)));
        // The newest chunk still grows and has no summary.
        Assert.Equal("hourly summaries and readings", answer.Reads!.Value.Plan);
        Assert.Equal(1, answer.Reads.Value.Chunks);
    }

    [Fact]
    public async Task Query_WholeHoursBeforeTheNewestChunk_TouchNoReadings()
    {
        await FillAsync(72);

        var answer = Assert.Single(await QueryAsync(Hourly() with { From = At(10), To = At(30) }));

        Assert.Equal((20, 0, "hourly summaries"), (answer.Points.Count, answer.Reads!.Value.Chunks, answer.Reads.Value.Plan));
    }

    [Fact]
    public async Task Query_RangeEndsWithinAnHour_UnpacksOnlyTheEdges()
    {
        await FillAsync(72);

        var answer = Assert.Single(await QueryAsync(Hourly(Aggregate.Count) with { From = At(10.5), To = At(30.25) }));

        Assert.Equal((180, 90), (answer.Points[0].Value, answer.Points[^1].Value));
        Assert.InRange(answer.Reads!.Value.Chunks, 1, 2);
    }

    [Fact]
    public async Task Query_LateReadingInASettledHour_IsInTheHourBeforeAndAfterSettling()
    {
        await FillAsync(72);
        await _folder.Store.CommitAsync(Some.Batch(Reading(20.0001, 1000)), None);

        Assert.Equal(PerHour + 1, (await CountsAsync())[20]);
        await _folder.SettleAsync();
        Assert.Equal(PerHour + 1, (await CountsAsync())[20]);
        Assert.Equal(1000, Assert.Single(await QueryAsync(Hourly(Aggregate.Max) with { From = At(20), To = At(21) })).Points[0].Value);
    }

    [Fact]
    public async Task Query_DamagedSummary_IsNamedOnceAndReadingsAnswer()
    {
        await FillAsync(72);
        _folder.Execute("UPDATE span SET summary = zeroblob(length(summary)) WHERE start_ns = (SELECT min(start_ns) FROM span)");

        Assert.Equal(Enumerable.Repeat(PerHour, 72), await CountsAsync());
        var answer = Assert.Single(await QueryAsync(Hourly()));

        Assert.False(answer.Incomplete);
        Assert.Single(_folder.Log.Lines, line => line.StartsWith("2107 ", StringComparison.Ordinal));
        Assert.Equal(1, (await HealthAsync()).Damaged);
    }

    [Fact]
    public async Task Query_DamagedChunk_TheRestAnswersAndSummariesStandIn()
    {
        await FillAsync(72);
        await _folder.Store.CommitAsync(Some.Batch(Some.Reading(5, series: Some.Series("z-other"))), None);
        _folder.Execute("UPDATE chunk SET points = zeroblob(length(points)) WHERE start_ns = (SELECT min(start_ns) FROM chunk)");

        var raw = await QueryAsync(Hourly() with { Step = null });
        Assert.Equal([true, false], raw.Select(series => series.Incomplete));
        Assert.InRange(raw[0].Points.Count, 70 * PerHour - 1024, 72 * PerHour - 1);
        Assert.Equal(5, Assert.Single(raw[1].Points).Value);

        // The hours that lie whole in the damaged chunk are known from their summaries.
        var hourly = (await QueryAsync(Hourly(Aggregate.Count)))[0];
        Assert.Equal((PerHour, false), (hourly.Points[0].Value, hourly.Incomplete));
        Assert.Single(_folder.Log.Lines, line => line.StartsWith("2106 ", StringComparison.Ordinal));
        Assert.Equal(1, (await HealthAsync()).Damaged);
    }

    [Fact]
    public async Task Windows_OfManySeries_StreamInCanonicalOrderWithinTheBound()
    {
        for (var site = 0; site < 600; site++)
        {
            var key = Some.Series($"s{site:D3}");
            await _folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(0, 3).Select(second => Some.Reading(second, second, key))]), None);
        }

        await _folder.SettleAsync();

        var all = await QueryAsync(Hourly(Aggregate.Sum) with { From = default, To = new Instant(long.MaxValue) });
        Assert.Equal(Enumerable.Range(0, 600).Select(site => $"s{site:D3}"), all.Select(series => series.Series.Tag("site")));
        Assert.All(all, series => Assert.Equal(3, Assert.Single(series.Points).Value));

        var cut = await QueryAsync(Hourly() with { From = default, To = new Instant(long.MaxValue), MaxPoints = 300 });
        Assert.Equal((301, 300, true), (cut.Count, cut.Sum(series => series.Points.Count), cut[^1].Truncated));
    }

    /// <summary>A reading every ten seconds; in hour h its value goes from h to h + 1, so that the mean is h + ½.</summary>
    private async Task FillAsync(int hours)
    {
        var readings = Enumerable.Range(0, hours * PerHour).Select(index => Reading(index / (double)PerHour, (index / PerHour) + (index % PerHour < PerHour / 2 ? 0.25 : 0.75)));
        foreach (var batch in readings.Chunk(5000))
        {
            await _folder.Store.CommitAsync(Some.Batch(batch), None);
            await _folder.SettleAsync();
        }
    }

    private async Task<int[]> CountsAsync() =>
        [.. Assert.Single(await QueryAsync(Hourly(Aggregate.Count))).Points.Select(point => (int)point.Value)];

    private async Task<StoreHealth> HealthAsync()
    {
        await _folder.Store.CommitAsync(TelemetryBatch.Empty, None);
        return _folder.Store.Health;
    }

    private async Task<List<SeriesPoints>> QueryAsync(RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        await foreach (var answer in _folder.Store.QueryAsync(query, None))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private static RangeQuery Hourly(Aggregate aggregate = Aggregate.Mean) =>
        new(SeriesSelector.All, At(0), At(72), TimeSpan.FromHours(1), aggregate, TimeSpan.FromHours(7));

    private static Instant At(double hour) => Some.Moment + TimeSpan.FromHours(hour);

    private static Reading Reading(double hour, double value) => Some.Reading(value, Math.Round(hour * 3600, 3));
}
