using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Dashboards.Drafts;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Dashboards;

/// <summary>Drafts: judged at once, live while somebody looks, and nobody else's business.</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private DashboardServer _server = null!;
    private HttpClient _technician = null!;

    public async Task InitializeAsync()
    {
        _server = await DashboardServer.StartAsync(("Dashboards:MaxDraftsPerUser", "2"), ("Dashboards:MaxDrafts", "3"));
        _technician = _server.Client(Role.Technician);
    }

    public async Task DisposeAsync()
    {
        _technician.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Post_AnUnsavedDraft_ShowsLiveValues()
    {
        _server.Hear("a", 1.5);
        var draft = await PostAsync(_technician, DashboardServer.Water.Replace("\"w\": 4", "\"w\": 9", StringComparison.Ordinal));
        Assert.Equal(9, draft.GetProperty("snapshot").GetProperty("layout").GetProperty("tiles")[0].GetProperty("w").GetInt32());
        Assert.Equal(1.5, draft.GetProperty("snapshot").GetProperty("tiles")[0].GetProperty("point").GetProperty("v").GetDouble());

        _server.Hear("a", 2.5);
        var seq = draft.GetProperty("snapshot").GetProperty("seq").GetInt64();
        using var answer = await FrameAsync(_technician, draft, seq);
        var frame = await ReadAsync(answer);

        Assert.Equal(2.5, frame.GetProperty("frame").GetProperty("tiles")[0].GetProperty("point").GetProperty("v").GetDouble());
        Assert.Equal($"\"{frame.GetProperty("file").GetString()}\"", await DashboardServer.TagAsync(_technician, "water"));
        Assert.Equal(DashboardServer.Water, await File.ReadAllTextAsync(_server.PathOf("water")));
    }

    [Fact]
    public async Task Post_WithAWrongTile_AnswersErrorsAndTheRest()
    {
        var draft = await PostAsync(_technician, DashboardServer.Water.Replace("}]", """}, {"id": "w", "kind": "trend", "x": 4, "y": 0, "w": 4, "h": 4, "title": "w"}]""", StringComparison.Ordinal));

        Assert.Equal(["tiles[1].query", "tiles[1].range"], draft.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()));
        Assert.Equal(1, draft.GetProperty("snapshot").GetProperty("layout").GetProperty("tiles").GetArrayLength());
    }

    [Fact]
    public async Task Frame_OfAnothersDraft_IsNotFound()
    {
        var draft = await PostAsync(_technician, DashboardServer.Water);
        using var other = _server.Client(Role.Technician, "lan");

        using var answer = await FrameAsync(other, draft, 0);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Post_ManyDrafts_TheOldestEnd()
    {
        var first = await PostAsync(_technician, DashboardServer.Water);
        for (var number = 0; number < 10; number++)
        {
            await PostAsync(_technician, DashboardServer.Water);
        }

        using var other = _server.Client(Role.Technician, "lan");
        await PostAsync(other, DashboardServer.Water);
        await PostAsync(other, DashboardServer.Water);

        using var answer = await FrameAsync(_technician, first, 0);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(3, _server.Services.GetRequiredService<DraftViews>().Count);
    }

    [Fact]
    public async Task Catalogue_OfWhatWasHeard_OffersFieldsAndTagValues()
    {
        _server.Hear("a", 1);
        _server.Hear("b", 2);

        var fields = await GetAsync("/api/v1/dashboard-catalogue");
        var tags = await GetAsync("/api/v1/dashboard-catalogue/tags?measurement=river&field=level");

        var level = Assert.Single(fields.GetProperty("fields").EnumerateArray(), field => field.GetProperty("measurement").GetString() == "river");
        Assert.Equal(("level", 2), (level.GetProperty("field").GetString(), level.GetProperty("series").GetInt32()));
        Assert.Equal(["a", "b"], tags.GetProperty("tags").GetProperty("site").EnumerateArray().Select(value => value.GetString()));
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string text)
    {
        using var answer = await client.PostAsync(new Uri("/api/v1/dashboard-drafts?id=water", UriKind.Relative), DashboardServer.Json(text));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private static Task<HttpResponseMessage> FrameAsync(HttpClient client, JsonElement draft, long after) =>
        client.GetAsync(new Uri($"/api/v1/dashboard-drafts/{draft.GetProperty("draft").GetString()}?id=water&after={after}", UriKind.Relative));

    private async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _technician.GetAsync(new Uri(path, UriKind.Relative)));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
