using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Rules;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class RuleApiTests
{
    private static readonly string Changed = ApiConfig.Alarms.Replace("limit: 4,", "limit: 4.5,", StringComparison.Ordinal);

    [Fact]
    public async Task Rules_InForce_AreListedWithTheirYamlAndVersions()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Services.GetRequiredService<RuleLedger>().CatchUpAsync(CancellationToken.None);
        using var client = await host.ClientAsync(TokenScope.Read);

        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules?pack=water");
        var one = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules/water.flood");
        var versions = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules/water.flood/versions");
        using var unknown = await client.GetAsync("/api/v1/rules/water.none");

        Assert.Equal(("water.flood", 4, "high"), (
            listed[0].GetProperty("id").GetString(),
            listed[0].GetProperty("levels")[0].GetProperty("limit").GetDouble(),
            listed[0].GetProperty("levels")[0].GetProperty("severity").GetString()));
        Assert.StartsWith("alarms:\n  - id: water.flood\n", one.GetProperty("yaml").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, "file"), (versions[0].GetProperty("number").GetInt32(), versions[0].GetProperty("author").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Token_Proposes_ButNeverApproves()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(TokenScope.Admin);
        using var other = await host.ClientAsync(TokenScope.Admin);

        using var proposed = await client.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "water", yaml = Changed, reason = "spring tide" });
        using var approved = await other.PostAsJsonAsync("/api/v1/rules/proposals/1/approve", new { comment = "ok" });
        using var rejected = await other.PostAsJsonAsync("/api/v1/rules/proposals/1/reject", new { comment = "no" });

        Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);
        Assert.Equal("/api/v1/rules/proposals/1", proposed.Headers.Location!.ToString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (approved.StatusCode, rejected.StatusCode));
        Assert.Contains("second person", (await ApiHost.JsonAsync(approved)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/rules/proposals?state=submitted");
        Assert.Equal(("submitted", "spring tide", "water.flood"), (
            found[0].GetProperty("state").GetString(), found[0].GetProperty("reason").GetString(), found[0].GetProperty("changes")[0].GetProperty("rule").GetString()));
        Assert.Equal(ApiConfig.Alarms, await File.ReadAllTextAsync(Path.Combine(host.Services.GetRequiredService<ConfigFolderPath>().Path, "packs/water/alarms.yaml")));
    }

    [Fact]
    public async Task Propose_WhatCannotBe_IsRefusedWithTheLine()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(TokenScope.Admin);
        using var reader = await host.ClientAsync(TokenScope.Read);

        using var broken = await client.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "water", yaml = Changed.Replace("high", "hihg", StringComparison.Ordinal), reason = "r" });
        using var same = await client.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "water", yaml = ApiConfig.Alarms, reason = "r" });
        using var silent = await client.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "water", yaml = Changed, reason = " " });
        using var stranger = await client.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "../water", yaml = Changed, reason = "r" });
        using var wrongRole = await reader.PostAsJsonAsync("/api/v1/rules/proposals", new { pack = "water", yaml = Changed, reason = "r" });

        Assert.Contains("draft:7", (await ApiHost.JsonAsync(broken)).GetProperty("errors").GetProperty("yaml")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden),
            (broken.StatusCode, same.StatusCode, silent.StatusCode, stranger.StatusCode, wrongRole.StatusCode));
    }
}
