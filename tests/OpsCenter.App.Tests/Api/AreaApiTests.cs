using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Configuration;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class AreaApiTests
{
    private const string Areas = """
        areas:
          - {id: new, name: {vi: "Thành phố Mới", en: "New City"}, centre: [106.3, 20.9]}
          - {id: old, name: {vi: "Tỉnh Cũ", en: "Old Province"}, centre: [106.3, 20.9], validTo: 2025-06-30, successor: new, attributes: {population: 1000}}
          - {id: district, name: {vi: "Huyện Cũ", en: "Old District"}, parent: old, centre: [106.3, 20.9], validTo: 2025-06-30, successor: new}

        """;

    private const string Square = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "thanh pho moi"}, "geometry": {"type": "Polygon", "coordinates": [[[106.2, 20.8], [106.4, 20.8], [106.4, 21.0], [106.2, 21.0], [106.2, 20.8]]]}}]}""";

    [Fact]
    public async Task Areas_OfADay_AreThoseThatExisted()
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);

        var before = await client.GetFromJsonAsync<JsonElement>("/api/v1/areas?at=2021-03-01");
        var after = await client.GetFromJsonAsync<JsonElement>("/api/v1/areas?at=2025-07-01");
        using var wrong = await client.GetAsync("/api/v1/areas?at=yesterday");

        Assert.Equal(["district", "new", "old"], before.EnumerateArray().Select(Id));
        Assert.Equal("old", before[0].GetProperty("parent").GetString());
        Assert.Equal("new", before[0].GetProperty("successors")[0].GetString());
        Assert.Equal(1000, before[2].GetProperty("attributes").GetProperty("population").GetDouble());
        Assert.Equal(["new"], after.EnumerateArray().Select(Id));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Geometry_PreviewThenPut_IsInForce()
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(TokenScope.Admin);

        using var preview = await client.PutAsync("/api/v1/areas/geometry?preview=true", GeoJson(Square));
        var untouched = await client.GetFromJsonAsync<JsonElement>("/api/v1/areas");
        using var put = await client.PutAsync("/api/v1/areas/geometry", GeoJson(Square));
        var areas = await client.GetFromJsonAsync<JsonElement>("/api/v1/areas");

        var judged = await ApiHost.JsonAsync(preview);
        Assert.Equal(("new", "none", 4), (
            judged.GetProperty("features")[0].GetProperty("area").GetString(), judged.GetProperty("features")[0].GetProperty("problem").GetString(), judged.GetProperty("features")[0].GetProperty("points").GetInt32()));
        Assert.False(untouched[0].GetProperty("hasBoundary").GetBoolean());
        Assert.Equal("new", (await ApiHost.JsonAsync(put)).GetProperty("imported")[0].GetString());
        Assert.True(areas[0].GetProperty("hasBoundary").GetBoolean());
    }

    [Theory]
    [InlineData(TokenScope.Read, Square, HttpStatusCode.Forbidden)]
    [InlineData(TokenScope.Operate, Square, HttpStatusCode.Forbidden)]
    [InlineData(TokenScope.Admin, "{}", HttpStatusCode.BadRequest)]
    [InlineData(TokenScope.Admin, """{"type": "FeatureCollection", "features": []}""", HttpStatusCode.BadRequest)]
    public async Task Geometry_NotAllowedOrNoGeoJson_IsRefused(TokenScope scope, string body, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        using var client = await host.ClientAsync(scope);

        using var answer = await client.PutAsync("/api/v1/areas/geometry", GeoJson(body));

        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Services.GetRequiredService<ConfigFolderPath>().Path, "areas.yaml"), Areas);
        Assert.True(host.Services.GetRequiredService<LiveIngestConfig>().Reload());
        return host;
    }

    private static StringContent GeoJson(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/geo+json"));

    private static string? Id(JsonElement area) => area.GetProperty("id").GetString();
}
