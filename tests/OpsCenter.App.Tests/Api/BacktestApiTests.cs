using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class BacktestApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();

        // A flood every six hours: 3.0, 3.5, 4.2, 4.4, 3.0 … m.
        var begin = _host.Now - TimeSpan.FromDays(2);
        double[] levels = [3.0, 3.5, 4.2, 4.4, 3.0, 3.0];
        var readings = Enumerable.Range(0, 48).Select(hour => begin + TimeSpan.FromHours(hour))
            .Select((at, hour) => new Reading(ApiHost.Gauge("ben-binh"), at, levels[hour % levels.Length], Quality.Good, ReadingFlags.None, at));
        await _host.CommitAsync([.. readings]);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Post_WithoutABody_TellsWhatTheRuleInForceDid()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        var told = await AnswerAsync(client, "water.flood", null);

        Assert.Equal((8, 48, 1, false, false), (
            told.GetProperty("alarms").GetInt32(),
            told.GetProperty("readings").GetInt32(),
            told.GetProperty("series").GetInt32(),
            told.GetProperty("draft").GetBoolean(),
            told.GetProperty("incomplete").GetBoolean()));
        Assert.Equal(8, told.GetProperty("load").GetProperty("calls").GetInt32());
        Assert.Equal(8, told.GetProperty("bySeverity").GetProperty("high").GetInt32());
        Assert.Equal(4.4, told.GetProperty("listed")[0].GetProperty("peak").GetDouble());
        Assert.Equal(JsonValueKind.Null, told.GetProperty("difference").ValueKind);
    }

    [Fact]
    public async Task Post_Draft_IsComparedWithTheRuleInForce()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        var laxer = await AnswerAsync(client, "water.flood", Rule("4.3"));
        var laxest = await AnswerAsync(client, "water.flood", Rule("9"));

        Assert.Equal((true, 8, 0), (laxer.GetProperty("draft").GetBoolean(), laxer.GetProperty("alarms").GetInt32(), laxer.GetProperty("difference").GetProperty("gone").GetInt32()));
        Assert.Equal((0, 8, 8), (
            laxest.GetProperty("alarms").GetInt32(),
            laxest.GetProperty("difference").GetProperty("gone").GetInt32(),
            laxest.GetProperty("difference").GetProperty("inForce").GetInt32()));
    }

    [Fact]
    public async Task Post_DraftOfANewRule_NeedsNoneInForce()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        var told = await AnswerAsync(client, "water.new", Rule("4.3").Replace("water.flood", "water.new", StringComparison.Ordinal));

        Assert.Equal((8, JsonValueKind.Null), (told.GetProperty("alarms").GetInt32(), told.GetProperty("difference").ValueKind));
    }

    [Theory]
    [InlineData("alarms: [", "not valid YAML")]
    [InlineData("alarms:\n  - id: water.flood\n    title: A\n    select: {measurement: rivers, field: level}\n", "'rivers' is in no fields.yaml")]
    [InlineData("alarms: []", "the rule 'water.flood' is not in it")]
    public async Task Post_BrokenDraft_TellsWhereAndWhat(string draft, string said)
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        using var answer = await PostAsync(client, "water.flood", draft);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (await ApiHost.JsonAsync(answer)).GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhatCannotBe_IsRefused()
    {
        using var reader = await _host.ClientAsync(TokenScope.Read);
        using var ingest = await _host.ClientAsync(TokenScope.Ingest);

        using var unknown = await PostAsync(reader, "water.none", null);
        using var wrongRole = await PostAsync(ingest, "water.flood", null);
        using var huge = await PostAsync(reader, "water.flood", new string('#', 300 * 1024));
        using var empty = await reader.PostAsync("/api/v1/rules/water.flood/backtest?from=now&to=-1h", content: null);
        using var stranger = await _host.Anonymous.PostAsync("/api/v1/rules/water.flood/backtest", content: null);

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized),
            (unknown.StatusCode, wrongRole.StatusCode, huge.StatusCode, empty.StatusCode, stranger.StatusCode));
    }

    private static string Rule(string limit) => string.Create(CultureInfo.InvariantCulture, $$"""
        alarms:
          - id: water.flood
            title: {vi: "Lũ", en: "Flood"}
            select: {measurement: river, field: level}
            levels:
              - {name: {vi: "I", en: "I"}, severity: high, limit: {{limit}}, deadband: 0.1}
            procedure:
              consequence: {vi: Ngập, en: Flooding}
              response: {vi: Gọi, en: Call}
              timeToRespond: 15m
        """);

    private static async Task<JsonElement> AnswerAsync(HttpClient client, string rule, string? draft)
    {
        using var answer = await PostAsync(client, rule, draft);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string rule, string? draft)
    {
        using var body = draft is null ? null : new StringContent(draft, Encoding.UTF8, "application/yaml");
        return await client.PostAsync($"/api/v1/rules/{rule}/backtest?from=-3d", body);
    }
}
