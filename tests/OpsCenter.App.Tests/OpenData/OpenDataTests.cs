using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.OpenData;
using OpsCenter.App.Tests.Api;
using OpsCenter.App.Tests.Jobs;
using OpsCenter.App.Tests.Observability;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using Xunit;

namespace OpsCenter.App.Tests.OpenData;

/// <summary>What everybody may read, over HTTP and without a token.</summary>
public sealed class OpenDataTests
{
    private static readonly KpiDefinition Published = SomeKpis.Level with { Id = "water.open", Published = true, Scope = new KpiScope(KpiScopeKind.Site) };

    [Fact]
    public async Task Catalogue_OfTwoKpis_ListsThePublishedOneInTheWordsOfDcat()
    {
        await using var host = await StartAsync();
        await StoreAsync(host, Published, Hour(host), 4.5);

        using var answer = await host.Anonymous.GetAsync("/open-data/catalog.jsonld");
        var catalogue = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/open-data/catalog.jsonld");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await host.Anonymous.SendAsync(again);

        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        var set = Assert.Single(catalogue.GetProperty("dcat:dataset").EnumerateArray());
        Assert.Equal(("water.open", "dcat:Dataset", "PT1H"), (
            set.GetProperty("dct:identifier").GetString(), set.GetProperty("@type").GetString(), set.GetProperty("dcat:temporalResolution").GetProperty("@value").GetString()));
        Assert.Equal(["text/csv", "application/json"], set.GetProperty("dcat:distribution").EnumerateArray().Select(one => one.GetProperty("dcat:mediaType").GetString()));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Values_OfAPublishedKpi_AreTheStoredOnes()
    {
        await using var host = await StartAsync();
        var hour = Hour(host);
        await StoreAsync(host, Published, hour, 4.5);

        var json = await host.Anonymous.GetFromJsonAsync<JsonElement>("/open-data/water.open.json");
        var csv = (await host.Anonymous.GetStringAsync("/open-data/water.open.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var elsewhere = await host.Anonymous.GetFromJsonAsync<JsonElement>("/open-data/water.open.json?site=pha-lai");

        var value = Assert.Single(json.GetProperty("values").EnumerateArray());
        Assert.Equal((4.5, "m", "ben-binh"), (value.GetProperty("value").GetDouble(), value.GetProperty("unit").GetString(), value.GetProperty("scope").GetString()));
        Assert.Equal(["start,end,scope,name,value,unit,quality,flags", $"{Rfc3339.Format(hour)},{Rfc3339.Format(hour + TimeSpan.FromHours(1))},ben-binh,,4.5,m,good,simulated"], csv);
        Assert.Empty(elsewhere.GetProperty("values").EnumerateArray());
    }

    [Theory]
    [InlineData("/open-data/water.level.csv", HttpStatusCode.NotFound)]
    [InlineData("/open-data/water.level.json", HttpStatusCode.NotFound)]
    [InlineData("/open-data/none.json", HttpStatusCode.NotFound)]
    [InlineData("/open-data/..%2fwater.level.json", HttpStatusCode.NotFound)]
    [InlineData("/open-data/water.open.json?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/open-data/water.open.csv?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/open-data/water.open.json?measurement=ops", HttpStatusCode.BadRequest)]
    public async Task Values_NotPublishedOrWronglyAsked_AreRefused(string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        await StoreAsync(host, SomeKpis.Level, Hour(host), 4.5);

        using var answer = await host.Anonymous.GetAsync(path);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Values_MoreThanTheLimit_AreCutAndSaidToBe()
    {
        await using var host = await StartAsync();
        var hour = Hour(host);
        for (var back = 0; back < 3; back++)
        {
            await StoreAsync(host, Published, hour - TimeSpan.FromHours(back), back);
        }

        var json = await host.Anonymous.GetFromJsonAsync<JsonElement>("/open-data/water.open.json?limit=2");
        var csv = await host.Anonymous.GetStringAsync("/open-data/water.open.csv?limit=2");

        Assert.Equal((true, 2), (json.GetProperty("truncated").GetBoolean(), json.GetProperty("values").GetArrayLength()));
        Assert.Contains("# cut after 2 values", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_OneAddressAsksTooOften_IsToldToWaitAndCounted()
    {
        await using var host = await StartAsync(("OpenData:RequestsPerMinute", "3"));
        var codes = new List<HttpStatusCode>();
        for (var round = 0; round < 4; round++)
        {
            using var answer = await host.Anonymous.GetAsync("/open-data/water.open.json");
            codes.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], codes);
        var (downloads, calls, refused) = host.Services.GetRequiredService<OpenDataCounts>().Take();
        Assert.Equal((3, 3, 1), (downloads["water.open"], calls, refused));
    }

    [Fact]
    public async Task Everything_SwitchedOff_IsNotThere()
    {
        await using var host = await StartAsync(("OpenData:Enabled", "false"));

        using var catalogue = await host.Anonymous.GetAsync("/open-data/catalog.jsonld");
        using var values = await host.Anonymous.GetAsync("/open-data/water.open.json");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (catalogue.StatusCode, values.StatusCode));
    }

    [Fact]
    public async Task Log_AfterADownload_StoresWhatIsPublishedAndRead()
    {
        var intake = new RecordingIntake();
        await using var host = await StartAsync(intake);
        await StoreAsync(host, Published, Hour(host), 4.5);
        using var answer = await host.Anonymous.GetAsync("/open-data/water.open.csv");
        await answer.Content.LoadIntoBufferAsync();
        var log = ActivatorUtilities.CreateInstance<OpenDataLog>(host.Services);

        await log.StepAsync(CancellationToken.None);

        var lines = Assert.Single(intake.Payloads).Split('\n');
        Assert.StartsWith("open_data,pack=open-data,origin=self sets=1,fresh=1,empty=0,downloads=1,calls=1,refused=0 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("open_data_set,pack=open-data,origin=self,kpi=water.open downloads=1 ", lines[1], StringComparison.Ordinal);
    }

    private static Task<ApiHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(new RecordingIntake(), settings);

    private static Task<ApiHost> StartAsync(RecordingIntake intake, params (string Key, string Value)[] settings) => ApiHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<ILiveConfig<KpiSet>>(new StillConfig<KpiSet>(new KpiSet([SomeKpis.Level, Published])));
            builder.Services.AddSingleton<IMessageIntake>(intake);
            builder.Services.AddOpenData(builder.Configuration);
        },
        app =>
        {
            app.UseRateLimiter();
            app.MapOpenData();
        },
        [.. settings, ("OpenData:LogInterval", "00:00:00")]);

    /// <summary>The newest whole hour.</summary>
    private static Instant Hour(ApiHost host) => Published.Every.Before(Published.Every.StartOf(host.Now));

    private static Task StoreAsync(ApiHost host, KpiDefinition kpi, Instant hour, double value) => host.CommitAsync(new Reading(
        new SeriesKey(PseudoSeries.Kpis, new Dictionary<string, string> { ["pack"] = "water", ["site"] = "ben-binh", ["area"] = "nam-sach" }, kpi.Id),
        hour, value, Quality.Good, ReadingFlags.Simulated, host.Now));
}
