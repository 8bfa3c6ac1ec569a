using System.Text.Json;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class ReadingApiTests() : ReadApi(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10))
{
    [Fact]
    public async Task Latest_SeriesOfATag_ShapeIsAsDocumented()
    {
        await Host.CommitAsync(
            At("ben-binh", 0, 3.25), At("ben-binh", 61.000000001, 3.5, ReadingFlags.Simulated), At("an-phu", 30, 1.5));

        var item = Assert.Single((await GetAsync("latest?measurement=river&tag.site=ben-binh")).EnumerateArray());

        Assert.Equal(("river", "level", 3.5, "m", "good"), (
            item.GetProperty("measurement").GetString(), item.GetProperty("field").GetString(), item.GetProperty("value").GetDouble(),
            item.GetProperty("unit").GetString(), item.GetProperty("quality").GetString()));
        Assert.Equal("ben-binh", item.GetProperty("tags").GetProperty("site").GetString());
        Assert.Equal(["simulated"], item.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.EndsWith(".000000001Z", item.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.True(item.TryGetProperty("receivedAt", out _));
    }

    [Fact]
    public async Task Query_WithoutEvery_AnswersTheReadings()
    {
        await Host.CommitAsync(At("ben-binh", 0, 1), At("ben-binh", 10, 2), At("an-phu", 0, 9));

        var answer = await GetAsync($"query?measurement=river&field=level&tag.site=ben-binh&from={Start.UnixMilliseconds}&to={Rfc(10.001)}");

        var series = Assert.Single(answer.GetProperty("series").EnumerateArray());
        Assert.Equal([(Rfc(0), 1.0), (Rfc(10), 2.0)], Points(series));
        Assert.Equal(("m", false), (series.GetProperty("unit").GetString(), series.GetProperty("truncated").GetBoolean()));
    }

    [Theory]
    [InlineData("mean", 2)]
    [InlineData("min", 1)]
    [InlineData("max", 3)]
    [InlineData("sum", 6)]
    [InlineData("count", 3)]
    [InlineData("first", 1)]
    [InlineData("last", 3)]
    public async Task Query_EveryMinute_AnswersOneValuePerWindow(string aggregate, double expected)
    {
        await Host.CommitAsync(At("ben-binh", 0, 1), At("ben-binh", 20, 2), At("ben-binh", 59, 3), At("ben-binh", 60, 8));

        var answer = await GetAsync($"query?measurement=river&field=level&from=-30m&to=now&every=1m&agg={aggregate}");

        Assert.Equal((Rfc(0), expected), Points(answer.GetProperty("series")[0])[0]);
        Assert.Equal(Rfc(60), Points(answer.GetProperty("series")[0])[1].Time);
    }

    [Fact]
    public async Task Query_MorePointsThanTheLimit_IsCutAndSaysSo()
    {
        await Host.CommitAsync([.. Enumerable.Range(0, 50).Select(second => At("ben-binh", second, second))]);

        var series = (await GetAsync("query?measurement=river&field=level&from=-1h&limit=10")).GetProperty("series")[0];

        Assert.Equal((10, true), (Points(series).Length, series.GetProperty("truncated").GetBoolean()));
    }

    [Fact]
    public async Task Query_AcceptsCsv_TextIsNoFormula()
    {
        await Host.CommitAsync(At("=cmd|' /C calc'!A0", 0, -1.5));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/query?measurement=river&field=level&from=-1h");
        request.Headers.Accept.ParseAdd("text/csv");

        using var response = await Client.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("measurement,field,tags,time,value,unit", lines[0]);
        Assert.Equal($"river,level,pack=water;site==cmd|' /C calc'!A0,{Rfc(0)},-1.5,m", lines[1]);
    }

    [Theory]
    [InlineData("latest", "measurement")]
    [InlineData("query?measurement=river", "field")]
    [InlineData("query?measurement=river&field=level&from=yesterday", "from")]
    [InlineData("query?measurement=river&field=level&from=-1h&to=-2h", "from")]
    [InlineData("query?measurement=river&field=level&every=1x", "every")]
    [InlineData("query?measurement=river&field=level&every=0s", "every")]
    [InlineData("query?measurement=river&field=level&from=-30d&every=1s", "every")]
    [InlineData("query?measurement=river&field=level&every=1m&agg=median", "agg")]
    [InlineData("query?measurement=river&field=level&every=1m&agg=3", "agg")]
    [InlineData("query?measurement=river&field=level&agg=mean", "agg")]
    [InlineData("query?measurement=river&field=level&limit=0", "limit")]
    [InlineData("query?measurement=river&field=level&site=ben-binh", "site")]
    [InlineData("query?measurement=river&field=level&tag.=x", "tag.")]
    [InlineData("query?measurement=river&measurement=air&field=level", "measurement")]
    [InlineData("events?from=x", "from")]
    public Task Query_WrongParameter_SaysWhichAndWhatWouldBeRight(string query, string parameter) => AssertWrongAsync(query, parameter);

    [Fact]
    public Task Events_SearchLongerThanASentence_IsRefused() => AssertWrongAsync($"events?text={new string('a', EventSearch.MostCharacters + 1)}", "text");

    [Fact]
    public async Task Series_OfAMeasurement_AreListed()
    {
        await Host.CommitAsync(At("ben-binh", 0, 1), At("an-phu", 0, 1));

        var sites = (await GetAsync("series?measurement=river")).EnumerateArray().Select(item => item.GetProperty("tags").GetProperty("site").GetString());

        Assert.Equal(["an-phu", "ben-binh"], sites.Order());
    }

    [Fact]
    public async Task Events_WithPersonalData_AreMasked()
    {
        var store = (ITelemetryStore)Host.Services.GetService(typeof(ITelemetryStore))!;
        var one = new OperationalEvent
        {
            Id = "e1",
            Time = Start,
            ReceivedAt = Start,
            Kind = "camera.car",
            Text = "A car",
            AttributesJson = """{"speed":42,"vehicle":{"plate":"34A-123.45"}}""",
            PersonalDataFields = ["plate"],
        };
        await store.CommitAsync(new TelemetryBatch([], [one, one with { Id = "e2", Kind = "soc.alert" }]), CancellationToken.None);

        var found = Assert.Single((await GetAsync("events?kind=camera.&from=-1h")).EnumerateArray());

        Assert.Single((await GetAsync("events?text=CÀR+soc&from=-1h")).EnumerateArray());
        Assert.Empty((await GetAsync("events?text=34A&from=-1h")).EnumerateArray());
        Assert.Equal("***", found.GetProperty("attributes").GetProperty("vehicle").GetProperty("plate").GetString());
        Assert.Equal(42, found.GetProperty("attributes").GetProperty("speed").GetInt32());
    }

    private static (string Time, double Value)[] Points(JsonElement series) =>
        [.. series.GetProperty("points").EnumerateArray().Select(point => (point[0].GetString()!, point[1].GetDouble()))];

    private Instant Moment(double second) => new(Start.UnixNanoseconds + (long)Math.Round((decimal)second * 1_000_000_000m));

    private string Rfc(double second) => OpsCenter.App.Api.Parameters.Rfc3339.Format(Moment(second));

    private Reading At(string site, double second, double value, ReadingFlags flags = ReadingFlags.None) =>
        new(ApiHost.Gauge(site), Moment(second), value, Quality.Good, flags, Moment(second));
}
