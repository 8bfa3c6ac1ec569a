using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>What every telemetry store must do; each backend derives from it.</summary>
public abstract class TelemetryStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    protected abstract ITelemetryStore Store { get; }

    /// <summary>What may happen to the store between any two calls: nothing, upkeep, a restart.</summary>
    protected abstract Task DisturbAsync();

    [Fact]
    public async Task Commit_NewReadings_AreLatestAndInRange()
    {
        await AcceptAsync(Some.Batch(Some.Reading(4.62, 0), Some.Reading(4.63, 60, quality: Quality.Suspect, flags: ReadingFlags.Simulated)));

        var latest = Assert.Single(await Store.LatestAsync(SeriesSelector.All, None));
        Assert.Equal((4.63, Quality.Suspect, ReadingFlags.Simulated), (latest.Value, latest.Quality, latest.Flags));
        Assert.Equal(Some.Moment + TimeSpan.FromSeconds(60), latest.Time);
        Assert.Equal(TimeSpan.FromMilliseconds(250), latest.ReceivedAt - latest.Time);
        Assert.Equal([4.62, 4.63], (await RawAsync()).Select(point => point.Value));
    }

    [Fact]
    public async Task Commit_OneNanosecondApart_AreTwoReadings()
    {
        var first = Some.Reading(1);
        await AcceptAsync(Some.Batch(first, first with { Time = new Instant(first.Time.UnixNanoseconds + 1), Value = 2 }));

        Assert.Equal([first.Time.UnixNanoseconds, first.Time.UnixNanoseconds + 1], (await RawAsync()).Select(point => point.Time.UnixNanoseconds));
    }

    [Fact]
    public async Task Commit_SameReadingAgain_IsStoredOnceAndCounted()
    {
        await AcceptAsync(Some.Batch(Some.Reading(4.62), Some.Reading(4.63, 60)));

        var again = await AcceptAsync(Some.Batch(Some.Reading(4.62), Some.Reading(4.63, 60, receivedAfterMs: 9000), Some.Reading(4.64, 120), Some.Reading(4.64, 120)));

        Assert.Equal(3, again.DuplicateReadings);
        Assert.Equal([4.62, 4.63, 4.64], (await RawAsync()).Select(point => point.Value));
        Assert.All(await RawAsync(), point => Assert.Equal(ReadingFlags.None, point.Flags));
    }

    [Fact]
    public async Task Commit_OtherValueOfTheSameMoment_ReplacesAndIsMarkedRevised()
    {
        await AcceptAsync(Some.Batch(Some.Reading(4.62), Some.Reading(5, 60)));

        var revised = await AcceptAsync(Some.Batch(Some.Reading(4.26, flags: ReadingFlags.Simulated), Some.Reading(6, 60), Some.Reading(7, 60)));

        Assert.Equal(0, revised.DuplicateReadings);
        Assert.Equal(
            [(4.26, ReadingFlags.Simulated | ReadingFlags.Revised), (7, ReadingFlags.Revised)],
            (await RawAsync()).Select(point => (point.Value, point.Flags)));
        Assert.Equal(7, Assert.Single(await Store.LatestAsync(SeriesSelector.All, None)).Value);
    }

    [Fact]
    public async Task Commit_LateReading_TakesItsPlaceAndDoesNotBecomeLatest()
    {
        await AcceptAsync(Some.Batch(Some.Reading(1, 0), Some.Reading(3, 120)));

        await AcceptAsync(Some.Batch(Some.Reading(2, 60, flags: ReadingFlags.Late), Some.Reading(0, -86_400)));

        Assert.Equal([0, 1, 2, 3], (await RawAsync()).Select(point => point.Value));
        Assert.Equal(3, Assert.Single(await Store.LatestAsync(SeriesSelector.All, None)).Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task Commit_NoFiniteNumber_IsRejectedWhole(double value)
    {
        var outcome = await Store.CommitAsync(Some.Batch(Some.Reading(1), Some.Reading(value, 60)), None);

        Assert.Contains("river", Assert.IsType<CommitOutcome.Rejected>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(await RawAsync());
        Assert.Empty(await Store.SeriesAsync(SeriesSelector.All, None));
    }

    [Fact]
    public async Task Commit_ValuesOfEveryKind_ComeBackBitForBit()
    {
        double[] values = [0, -0.0, 0.1, 4.35, -273.15, 1e-300, 1.7976931348623157e308, double.Epsilon, 1.0 / 3, 123456789.123456, 9007199254740993, 41.2f];
        await AcceptAsync(Some.Batch([.. values.Select((value, index) => Some.Reading(value, index))]));

        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), (await RawAsync()).Select(point => BitConverter.DoubleToInt64Bits(point.Value)));
    }

    [Fact]
    public async Task Series_OddNames_KeepTheirIdentity()
    {
        var odd = new SeriesKey("đo lường,a=b", [new("site", "cầu \\ sông, phía=tây"), new("empty", "")], "trường đo");
        await AcceptAsync(Some.Batch(Some.Reading(1, series: odd), Some.Reading(2)));

        Assert.Equal([odd, Some.Series()], (await Store.SeriesAsync(SeriesSelector.All, None)).OrderByDescending(series => series.Measurement, StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(await Store.LatestAsync(new SeriesSelector(odd.Measurement, null, new Dictionary<string, string>()), None)).Value);
    }

    [Fact]
    public async Task Selectors_ByMeasurementFieldAndTags_ChooseInCanonicalOrder()
    {
        await AcceptAsync(Some.Batch(
            Some.Reading(1, series: Some.Series("b")),
            Some.Reading(2, series: Some.Series("a")),
            Some.Reading(3, series: Some.Series("a", "rain", "amount")),
            Some.Reading(4, series: new SeriesKey("river", [], "level"))));

        Assert.Equal(["a", "b"], (await Store.SeriesAsync(Choose("river", "level", ("site", "*")), None)).Select(series => series.Tag("site")));
        Assert.Equal([2, 3], (await Store.LatestAsync(Choose(null, null, ("site", "a")), None)).Select(reading => reading.Value).Order());
        Assert.Empty(await Store.SeriesAsync(Choose("river", "level", ("site", "c")), None));
        Assert.Empty(await Store.SeriesAsync(Choose("river", "amount"), None));
    }

    [Fact]
    public async Task Query_Range_IncludesFromAndExcludesTo()
    {
        await AcceptAsync(Some.Batch([.. Enumerable.Range(0, 10).Select(second => Some.Reading(second, second))]));

        var points = await RawAsync(Some.Moment + TimeSpan.FromSeconds(2), Some.Moment + TimeSpan.FromSeconds(5));

        Assert.Equal([2, 3, 4], points.Select(point => point.Value));
    }

    [Fact]
    public async Task Query_DayWindows_BeginAtLocalMidnight()
    {
        // 23:59:59 and 00:00:00 in Vietnam, which is one day in UTC.
        var midnight = Instant.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, Vietnam));
        await AcceptAsync(Some.Batch(
            Some.Reading(1) with { Time = midnight - TimeSpan.FromSeconds(1) },
            Some.Reading(2) with { Time = midnight },
            Some.Reading(4) with { Time = midnight + TimeSpan.FromHours(23.99) }));

        var days = await QueryAsync(new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), TimeSpan.FromDays(1), Aggregate.Sum, Vietnam));

        Assert.Equal([(midnight - TimeSpan.FromDays(1), 1.0), (midnight, 6.0)], Assert.Single(days).Points.Select(point => (point.Time, point.Value)));
    }

    [Theory]
    [InlineData(Aggregate.Mean, 3.0)]
    [InlineData(Aggregate.Min, 1.0)]
    [InlineData(Aggregate.Max, 6.0)]
    [InlineData(Aggregate.Sum, 9.0)]
    [InlineData(Aggregate.Count, 3.0)]
    [InlineData(Aggregate.First, 2.0)]
    [InlineData(Aggregate.Last, 6.0)]
    public async Task Query_Aggregates_OverAWindow(Aggregate aggregate, double expected)
    {
        await AcceptAsync(Some.Batch(Some.Reading(2, 0), Some.Reading(1, 60, quality: Quality.Bad), Some.Reading(6, 119, flags: ReadingFlags.Late), Some.Reading(99, 120)));

        var answer = await QueryAsync(new RangeQuery(SeriesSelector.All, Some.Moment, Some.Moment + TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(2), aggregate, Vietnam));

        var window = Assert.Single(answer).Points[0];
        Assert.Equal(new Point(Some.Moment, expected, Quality.Bad, ReadingFlags.Late), window);
        Assert.Equal(2, answer[0].Points.Count);
    }

    [Fact]
    public async Task Query_MoreThanTheBound_StopsAndSaysTruncated()
    {
        await AcceptAsync(Some.Batch([.. Enumerable.Range(0, 20).Select(number => Some.Reading(number, number % 10, Some.Series(number < 10 ? "a" : "b")))]));

        var whole = await QueryAsync(Raw() with { MaxPoints = 20 });
        var cut = await QueryAsync(Raw() with { MaxPoints = 13 });
        var between = await QueryAsync(Raw() with { MaxPoints = 10 });
        var windows = await QueryAsync(Raw() with { Step = TimeSpan.FromSeconds(5), MaxPoints = 3 });

        Assert.Equal([(10, false), (10, false)], whole.Select(answer => (answer.Points.Count, answer.Truncated)));
        Assert.Equal([(10, false), (3, true)], cut.Select(answer => (answer.Points.Count, answer.Truncated)));
        Assert.Equal([(10, false), (0, true)], between.Select(answer => (answer.Points.Count, answer.Truncated)));
        Assert.Equal([(2, false), (1, true)], windows.Select(answer => (answer.Points.Count, answer.Truncated)));
    }

    [Fact]
    public async Task Query_Cancelled_Stops()
    {
        await AcceptAsync(Some.Batch(Some.Reading(1, series: Some.Series("a")), Some.Reading(2, series: Some.Series("b"))));
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.QueryAsync(Raw(), cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task Events_SameIdTwice_IsOneEventAndAChangeIsNew()
    {
        var first = Some.Event("nvr-1/1");
        var news = await AcceptAsync(Some.Batch(first));
        Assert.Equivalent(first, Assert.Single(news.NewEvents), strict: true);

        var redelivered = first with { ReceivedAt = first.ReceivedAt + TimeSpan.FromMinutes(1), Flags = first.Flags | ReadingFlags.Late, PersonalDataFields = ["plate"] };
        Assert.Empty((await AcceptAsync(Some.Batch(redelivered))).NewEvents);

        var changed = first with { Text = "Người ở cổng, 2 phút" };
        Assert.Single((await AcceptAsync(Some.Batch(changed, changed))).NewEvents);
        Assert.Equivalent(changed, Assert.Single(await Store.EventsAsync(Everything(), None)), strict: true);
    }

    [Fact]
    public async Task Events_Query_NewestFirstWithinBoundsAndFilters()
    {
        await AcceptAsync(Some.Batch(
            Some.Event("1", 10),
            Some.Event("2", 20, "camera.car"),
            Some.Event("3", 30, "cameras.other") with { Site = null, Pack = null, AttributesJson = null, PictureUrl = null, PersonalDataFields = [] },
            Some.Event("4", 40) with { Site = "cong-phu" }));

        async Task<string> Ids(EventQuery query) => string.Concat((await Store.EventsAsync(query, None)).Select(happened => happened.Id));

        Assert.Equal("4321", await Ids(Everything()));
        Assert.Equal("43", await Ids(Everything() with { Limit = 2 }));
        Assert.Equal("421", await Ids(Everything() with { KindPrefix = "camera." }));
        Assert.Equal("21", await Ids(Everything() with { Site = "cong-chinh" }));
        Assert.Equal("421", await Ids(Everything() with { Pack = "cameras" }));
        Assert.Equal("32", await Ids(Everything() with { From = Some.Moment + TimeSpan.FromSeconds(20), To = Some.Moment + TimeSpan.FromSeconds(40) }));
        Assert.Equal("", await Ids(Everything() with { KindPrefix = "%" }));
    }

    [Theory]
    [InlineData("kinh thay", "1")]
    [InlineData("KINH Thầy ngập", "1")]
    [InlineData("duong tinh 391", "2")]
    [InlineData("camera.car", "3")]
    [InlineData("cong-phu", "2")]
    [InlineData("ngap nowhere", "")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData(" \t ", "4321")]
    [InlineData("bien-so-34", "")]
    public async Task Events_Search_FindsEveryWordWithoutItsMarks(string sought, string expected)
    {
        await AcceptAsync(Some.Batch(
            Some.Event("1", 10) with { Text = "Bãi sông Kinh Thầy bị ngập" },
            Some.Event("2", 20) with { Text = "Đường tỉnh 391 ngập 30 cm", Site = "cong-phu" },
            Some.Event("3", 30, "camera.car") with { Text = "Xe đi vào đường ngập" },
            Some.Event("4", 40) with { Text = "Đèn tắt", AttributesJson = """{"plate": "bien-so-34"}""", PersonalDataFields = ["plate"] }));

        var found = await Store.EventsAsync(Everything() with { Text = sought }, None);

        Assert.Equal(expected, string.Concat(found.Select(happened => happened.Id)));
        Assert.Equal(expected.Length > 0 ? 1 : 0, (await Store.EventsAsync(Everything() with { Text = sought, Limit = 1 }, None)).Count);
    }

    [Fact]
    public async Task DeleteBefore_Readings_ExactlyTheOlderOnesGo()
    {
        await AcceptAsync(Some.Batch([.. Enumerable.Range(0, 10).Select(second => Some.Reading(second, second)), Some.Reading(7, 3, Some.Series("old"))]));
        await AcceptAsync(Some.Batch(Some.Event("old", 3), Some.Event("new", 4)));

        var deleted = await Store.DeleteBeforeAsync(null, Some.Moment + TimeSpan.FromSeconds(4), None);
        await DisturbAsync();

        Assert.Equal(6, deleted);
        Assert.Equal([4, 5, 6, 7, 8, 9], (await RawAsync()).Select(point => point.Value));
        Assert.Equal([Some.Series()], await Store.SeriesAsync(SeriesSelector.All, None));
        Assert.Equal("new", Assert.Single(await Store.EventsAsync(Everything(), None)).Id);
        Assert.Equal(9, Assert.Single(await Store.LatestAsync(SeriesSelector.All, None)).Value);

        await AcceptAsync(Some.Batch(Some.Reading(8, 5, Some.Series("old"))));
        Assert.Equal(2, (await Store.SeriesAsync(SeriesSelector.All, None)).Count);
    }

    [Fact]
    public async Task DeleteBefore_Measurement_LeavesTheOthers()
    {
        await AcceptAsync(new TelemetryBatch(
            [Some.Reading(1), Some.Reading(2, series: Some.Series(measurement: "camera"))],
            [Some.Event("1"), Some.Event("2", kind: "camera"), Some.Event("3", kind: "cameras.x")]));

        Assert.Equal(3, await Store.DeleteBeforeAsync("camera", Some.Moment + TimeSpan.FromDays(1), None));
        await DisturbAsync();

        Assert.Equal([Some.Series()], await Store.SeriesAsync(SeriesSelector.All, None));
        Assert.Equal("3", Assert.Single(await Store.EventsAsync(Everything(), None)).Id);
    }

    protected static EventQuery Everything() => new(default, new Instant(long.MaxValue));

    protected static RangeQuery Raw() => new(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, Vietnam);

    protected async Task<CommitOutcome.Accepted> AcceptAsync(TelemetryBatch batch)
    {
        var accepted = Assert.IsType<CommitOutcome.Accepted>(await Store.CommitAsync(batch, None));
        await DisturbAsync();
        return accepted;
    }

    protected async Task<IReadOnlyList<SeriesPoints>> QueryAsync(RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        await foreach (var answer in Store.QueryAsync(query, None))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private async Task<IReadOnlyList<Point>> RawAsync(Instant? from = null, Instant? to = null) =>
        [.. (await QueryAsync(Raw() with { From = from ?? default, To = to ?? new Instant(long.MaxValue) })).SelectMany(answer => answer.Points)];

    private static SeriesSelector Choose(string? measurement, string? field, params (string Name, string Value)[] tags) =>
        new(measurement, field, tags.ToDictionary(tag => tag.Name, tag => tag.Value));
}
