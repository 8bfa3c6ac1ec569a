using System.Net;
using System.Text.Json;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>What <c>/query</c> makes of readings beside plain windows.</summary>
public sealed class QueryApiTests() : ReadApi(TimeSpan.FromHours(1), TimeSpan.FromHours(3))
{
    [Fact]
    public async Task Query_Percentile_IsAReadingByNearestRank()
    {
        await Host.CommitAsync([.. Enumerable.Range(1, 20).Select(value => At("a", value, value))]);

        Assert.Equal([10.0], await ValuesAsync("every=1h&agg=p50"));
        Assert.Equal([19.0], await ValuesAsync("every=1h&agg=p95"));
    }

    [Fact]
    public async Task Query_RateOfACounter_HasItsUnitAndSurvivesARestart()
    {
        await Host.CommitAsync(At("a", 0, 100), At("a", 50, 150), At("a", 100, 25));

        var series = Assert.Single(await SeriesAsync("every=1m&agg=rate"));

        Assert.Equal([1.0, 0.5], Values(series));
        Assert.Equal("m/s", series.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task Query_GroupBy_IsOfAllReadingsOfTheGroup()
    {
        await Host.CommitAsync(At("a", 0, 1), At("a", 1, 2), At("a", 2, 3), At("b", 0, 10), At("c", 0, 7, pack: "other"));

        var groups = await SeriesAsync("every=1h&groupBy=tag.pack");

        Assert.Equal(
            [("other", 1, 7.0), ("water", 2, 4.0)],
            groups.Select(group => (group.GetProperty("tags").GetProperty("pack").GetString()!, group.GetProperty("members").GetInt32(), Values(group)[0]!.Value)));
    }

    [Fact]
    public async Task Query_Fill_PutsSomethingIntoGapsButNotIntoTheFuture()
    {
        await Host.CommitAsync(At("a", 0, 1), At("a", 120, 3));

        Assert.Equal([1.0, null, 3.0], (await ValuesAsync($"from={Start.UnixMilliseconds}&every=1m&fill=null"))[..3]);
        Assert.Equal([1.0, 2.0, 3.0], (await ValuesAsync($"from={Start.UnixMilliseconds}&every=1m&fill=linear"))[..3]);
        var filled = Assert.Single(await SeriesAsync($"from={Start.UnixMilliseconds}&every=1m&fill=0"));
        Assert.True(string.CompareOrdinal(filled.GetProperty("points").EnumerateArray().Last()[0].GetString(), OpsCenter.App.Api.Parameters.Rfc3339.Format(Host.Now)) <= 0);
    }

    [Theory]
    [InlineData("lttb")]
    [InlineData("minmax")]
    public async Task Query_FewerPoints_KeepThePeak(string method)
    {
        await Host.CommitAsync([.. Enumerable.Range(0, 5000).Select(second => At("a", second, second == 2718 ? 99 : second % 7))]);

        var values = await ValuesAsync($"points=40&method={method}");

        Assert.InRange(values.Length, 20, 40);
        Assert.Contains(99.0, values);
    }

    [Fact]
    public async Task Query_Offset_MovesTheWindows()
    {
        await Host.CommitAsync(At("a", 0, 1));

        var point = Assert.Single(await SeriesAsync("from=-2d&every=1d&offset=-03:30")).GetProperty("points")[0][0].GetString();

        Assert.EndsWith("T03:30:00Z", point, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_LineProtocol_CanBeWrittenAgain()
    {
        await Host.CommitAsync(At("bến, bình=1", 0, 1.5));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/query?measurement=river&field=level&from={Start.UnixMilliseconds}");
        request.Headers.Accept.ParseAdd(LineProtocolRow.ContentType);

        using var response = await Client.SendAsync(request);

        Assert.Equal(LineProtocolRow.ContentType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"river,pack=water,site=bến\\,\\ bình\\=1 level=1.5 {Start.UnixNanoseconds}\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Query_Explain_TellsWhatWasRead()
    {
        await Host.CommitAsync(At("a", 0, 1));

        var told = Assert.Single(await SeriesAsync("every=1h&explain=true")).GetProperty("read");

        Assert.Equal(("memory", 1), (told.GetProperty("plan").GetString(), told.GetProperty("unsettled").GetInt32()));
        Assert.False(Assert.Single(await SeriesAsync("every=1h")).TryGetProperty("read", out _));
    }

    [Theory]
    [InlineData("agg=p0&every=1h", "agg")]
    [InlineData("agg=p101&every=1h", "agg")]
    [InlineData("agg=percentile&every=1h", "agg")]
    [InlineData("fill=0", "fill")]
    [InlineData("fill=next&every=1h", "fill")]
    [InlineData("fill=null&every=1h&points=10", "fill")]
    [InlineData("groupBy=area", "groupBy")]
    [InlineData("groupBy=tag.&every=1h", "groupBy")]
    [InlineData("points=2", "points")]
    [InlineData("points=1001", "points")]
    [InlineData("method=lttb", "method")]
    [InlineData("offset=15:00&every=1h", "offset")]
    [InlineData("offset=7&every=1h", "offset")]
    [InlineData("format=xml", "format")]
    public Task Query_WrongParameter_SaysWhichAndWhatWouldBeRight(string query, string parameter) => AssertWrongAsync($"query?measurement=river&field=level&{query}", parameter);

    [Fact]
    public async Task Query_MoreGroupsThanPoints_IsRefusedWithTheFigures()
    {
        await Host.CommitAsync([.. Enumerable.Range(0, 30).Select(number => At($"s{number}", 0, 1))]);

        using var response = await Client.GetAsync("/api/v1/query?measurement=river&field=level&from=-40h&every=1h&groupBy=site");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("30 groups", (await ApiHost.JsonAsync(response)).GetProperty("errors").GetProperty("groupBy")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task<double?[]> ValuesAsync(string query) => Values(Assert.Single(await SeriesAsync(query)));

    private static double?[] Values(JsonElement series) =>
        [.. series.GetProperty("points").EnumerateArray().Select(point => point[1].ValueKind == JsonValueKind.Null ? (double?)null : point[1].GetDouble())];

    private async Task<JsonElement[]> SeriesAsync(string query)
    {
        var from = query.Contains("from=", StringComparison.Ordinal) ? "" : $"from={Start.UnixMilliseconds}&";
        return [.. (await GetAsync($"query?measurement=river&field=level&{from}{query}")).GetProperty("series").EnumerateArray()];
    }

    private Reading At(string site, double second, double value, string pack = "water")
    {
        var time = Start + TimeSpan.FromSeconds(second);
        return new Reading(
            new SeriesKey("river", new Dictionary<string, string> { ["pack"] = pack, ["site"] = site }, "level"), time, value, Quality.Good, ReadingFlags.None, time);
    }
}
