using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>Stations as NGSI-LD entities.</summary>
public sealed class NgsiLdTests
{
    private const string Air = "/ngsi-ld/v1/entities?type=AirQualityObserved";

    [Fact]
    public async Task Station_Normalized_HasUnitsMomentsAndAPlace()
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/ld+json"));

        using var answer = await client.GetAsync($"{Air}&count=true");
        var entity = Assert.Single(JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).EnumerateArray());

        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("1", Assert.Single(answer.Headers.GetValues("NGSILD-Results-Count")));
        Assert.Equal(("urn:ngsi-ld:AirQualityObserved:aq-1", "AirQualityObserved"), (entity.GetProperty("id").GetString(), entity.GetProperty("type").GetString()));
        var dust = entity.GetProperty("pm25");
        Assert.Equal(("Property", 41.5, "GQ"), (dust.GetProperty("type").GetString(), dust.GetProperty("value").GetDouble(), dust.GetProperty("unitCode").GetString()));
        Assert.EndsWith("Z", dust.GetProperty("observedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(0.71, entity.GetProperty("relativeHumidity").GetProperty("value").GetDouble());
        Assert.Equal("GeoProperty", entity.GetProperty("location").GetProperty("type").GetString());
        Assert.Equal([106.3, 20.9], entity.GetProperty("location").GetProperty("value").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(2, entity.GetProperty("@context").GetArrayLength());
    }

    [Fact]
    public async Task Station_AsKeyValues_HasValuesOnlyAndItsContextInAHeader()
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);
        using var answer = await client.GetAsync($"{Air}&options=keyValues");
        var entity = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())[0];

        Assert.StartsWith("<https://smartdatamodels.org/context.jsonld>", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal(41.5, entity.GetProperty("pm25").GetDouble());
        Assert.Equal("Trạm Một", entity.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("/ngsi-ld/v1/entities", HttpStatusCode.BadRequest)]
    [InlineData("/ngsi-ld/v1/entities?type=Robot", HttpStatusCode.BadRequest)]
    [InlineData(Air + "&q=pm25>40", HttpStatusCode.BadRequest)]
    [InlineData(Air + "&options=sysAttrs", HttpStatusCode.BadRequest)]
    [InlineData(Air + "&offset=-1", HttpStatusCode.BadRequest)]
    [InlineData("/ngsi-ld/v1/entities/urn:ngsi-ld:AirQualityObserved:none", HttpStatusCode.NotFound)]
    [InlineData("/ngsi-ld/v1/entities/urn:ngsi-ld:AirQualityObserved:aq-1", HttpStatusCode.OK)]
    [InlineData("/ngsi-ld/v1/entities?id=urn:ngsi-ld:AirQualityObserved:aq-1", HttpStatusCode.OK)]
    [InlineData(Air + "&offset=0", HttpStatusCode.OK)]
    public async Task Question_ByItsParameters_IsAnsweredOrRefused(string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync(path);
        using var anonymous = await host.Anonymous.GetAsync(path);

        Assert.Equal((expected, HttpStatusCode.Unauthorized), (answer.StatusCode, anonymous.StatusCode));
    }

    private static async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.StartAsync(
            builder => builder.Services.AddSingleton<ILiveConfig<Places>>(new StillConfig<Places>(new Places(
                [new Area("north", LocalizedText.Same("Phía Bắc"), null, 106, 21, null, null, null)],
                [new Site("tram-1", LocalizedText.Same("Trạm Một"), "north", "environment", "air-station", 106.3, 20.9, ["aq-1"])],
                []))),
            _ => { });
        var (at, before) = (host.Now - TimeSpan.FromMinutes(1), host.Now - TimeSpan.FromDays(1));
        await host.CommitAsync(Of("pm25", 41.5, at), Of("humidity", 71, at), Of("so2", 9, before));
        return host;

        Reading Of(string field, double value, Instant time) => new(
            new SeriesKey("air", new Dictionary<string, string> { ["pack"] = "environment", ["site"] = "tram-1", ["area"] = "north", ["device"] = "aq-1" }, field),
            time, value, Quality.Good, ReadingFlags.None, host.Now);
    }
}
