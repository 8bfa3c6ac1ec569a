using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Dashboards;
using Xunit;

namespace OpsCenter.App.Tests.Dashboards;

/// <summary>Files over HTTP: who saves must have seen what he replaces.</summary>
public sealed class DashboardEditingTests : IAsyncLifetime
{
    private const string Changed = """{"id": "water", "title": "Changed", "rows": 4, "tiles": []}""";
    private DashboardServer _server = null!;
    private HttpClient _technician = null!;

    public async Task InitializeAsync()
    {
        _server = await DashboardServer.StartAsync(("Dashboards:VersionsKept", "3"), ("Dashboards:MaxDashboards", "4"));
        _technician = _server.Client(Role.Technician);
    }

    public async Task DisposeAsync()
    {
        _technician.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Put_WithTheTagSeen_IsOnDiskInForceAndAudited()
    {
        using var answer = await SendAsync(DashboardServer.Put("water", Changed, await DashboardServer.TagAsync(_technician, "water"), "?note=Gọn%20hơn"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await ReadAsync(answer)).GetProperty("inForce").GetBoolean());
        Assert.Equal("Changed", _server.Services.GetRequiredService<DashboardCatalogue>().Current.Dashboards["water"].Title.En);
        Assert.Equal("{\n  \"id\": \"water\",\n  \"title\": \"Changed\",\n  \"rows\": 4,\n  \"tiles\": []\n}\n", await File.ReadAllTextAsync(_server.PathOf("water")));
        Assert.Equal(answer.Headers.ETag!.Tag, await DashboardServer.TagAsync(_technician, "water"));
        var entry = Assert.Single(_server.Audit);
        Assert.Equal(("tuan", "dashboard.save", "water"), (entry.Who, entry.Action, entry.Subject));
        Assert.Contains("Gọn hơn", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_OverAnothersChange_IsAConflictAndChangesNothing()
    {
        var seen = await DashboardServer.TagAsync(_technician, "water");
        await File.WriteAllTextAsync(_server.PathOf("water"), DashboardServer.Water + "\n");

        using var answer = await SendAsync(DashboardServer.Put("water", Changed, seen));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal($"\"{(await ReadAsync(answer)).GetProperty("hash").GetString()}\"", await DashboardServer.TagAsync(_technician, "water"));
        Assert.Equal(DashboardServer.Water + "\n", await File.ReadAllTextAsync(_server.PathOf("water")));
        Assert.Empty(_server.Audit);
    }

    [Fact]
    public async Task Put_TwoAtOnce_OneWins()
    {
        var seen = await DashboardServer.TagAsync(_technician, "water");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => SendAsync(
            DashboardServer.Put("water", Changed.Replace("Changed", $"By {number}", StringComparison.Ordinal), seen))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Put_WithoutATag_SaysWhatIsNeeded()
    {
        using var answer = await SendAsync(DashboardServer.Put("water", Changed, seen: null));

        Assert.Equal(HttpStatusCode.PreconditionRequired, answer.StatusCode);
        Assert.Contains("If-Match", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_Invalid_NamesPathAndRemedy()
    {
        using var answer = await SendAsync(DashboardServer.Put(
            "water", Changed.Replace("[]", "[{\"id\": \"a\", \"kind\": \"value\", \"x\": 0, \"y\": 0, \"w\": 30, \"h\": 1, \"title\": \"a\"}]", StringComparison.Ordinal), await DashboardServer.TagAsync(_technician, "water")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await ReadAsync(answer)).GetProperty("errors").EnumerateArray().ToList();
        Assert.Contains(errors, error => error.GetProperty("path").GetString() == "tiles[0].query" && error.GetProperty("remedy").GetString()!.Length > 0);
        Assert.Contains(errors, error => error.GetProperty("path").GetString() == "tiles[0].w");
        Assert.Equal(DashboardServer.Water, await File.ReadAllTextAsync(_server.PathOf("water")));
    }

    [Fact]
    public async Task Put_TooLarge_IsRefused()
    {
        using var answer = await SendAsync(DashboardServer.Put("water", new string(' ', DashboardLoader.MaxFileBytes + 1), await DashboardServer.TagAsync(_technician, "water")));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Leader)]
    public async Task Change_WithoutThePermission_IsForbidden(Role role)
    {
        using var client = _server.Client(role);
        var tag = await DashboardServer.TagAsync(client, "water");
        HttpRequestMessage[] requests =
        [
            DashboardServer.Put("water", Changed, tag),
            new(HttpMethod.Post, "/api/v1/dashboards/new") { Content = DashboardServer.Json(DashboardServer.Spare.Replace("spare", "new", StringComparison.Ordinal)) },
            new(HttpMethod.Delete, "/api/v1/dashboards/spare") { Headers = { { "If-Match", tag } } },
            new(HttpMethod.Get, "/api/v1/dashboards/water/versions"),
            new(HttpMethod.Post, "/api/v1/dashboard-drafts?id=water") { Content = DashboardServer.Json(Changed) },
            new(HttpMethod.Get, "/api/v1/dashboard-catalogue"),
        ];

        foreach (var request in requests)
        {
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(DashboardServer.Water, await File.ReadAllTextAsync(_server.PathOf("water")));
    }

    [Fact]
    public async Task Service_WithoutThePermission_RefusesByItself()
    {
        // The endpoint's gate is not the only one: the console calls the service directly.
        var editing = _server.Services.GetRequiredService<App.Dashboards.DashboardEditing>();

        Assert.IsType<App.Dashboards.DashboardOutcome.Forbidden>(
            await editing.DeleteAsync(Caller.Person("x", [Role.Operator]), "spare", "", CancellationToken.None));
    }

    [Theory]
    [InlineData("..%2Fwater")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("Water")]
    [InlineData("screens")]
    [InlineData(".versions")]
    public async Task Id_ThatIsNone_ReachesNoFile(string id)
    {
        using var read = await _technician.GetAsync(new Uri($"/api/v1/dashboards/{id}", UriKind.Relative));
        using var written = await _technician.PostAsync(new Uri($"/api/v1/dashboards/{id}", UriKind.Relative), DashboardServer.Json(DashboardServer.Spare));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, written.StatusCode);
        Assert.Equal(3, Directory.EnumerateFileSystemEntries(_server.Folder).Count());
    }

    [Fact]
    public async Task Post_NewThenAgain_IsMadeThenTaken()
    {
        var text = DashboardServer.Spare.Replace("spare", "new", StringComparison.Ordinal);
        using var made = await _technician.PostAsync(new Uri("/api/v1/dashboards/new", UriKind.Relative), DashboardServer.Json(text));
        using var again = await _technician.PostAsync(new Uri("/api/v1/dashboards/new", UriKind.Relative), DashboardServer.Json(text));
        using var other = await _technician.PostAsync(new Uri("/api/v1/dashboards/more", UriKind.Relative), DashboardServer.Json(text.Replace("new", "more", StringComparison.Ordinal)));
        using var tooMany = await _technician.PostAsync(new Uri("/api/v1/dashboards/most", UriKind.Relative), DashboardServer.Json(text.Replace("new", "most", StringComparison.Ordinal)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.Conflict],
            new[] { made, again, other, tooMany }.Select(answer => answer.StatusCode));
        Assert.True(_server.Services.GetRequiredService<DashboardCatalogue>().Current.Dashboards.ContainsKey("new"));
    }

    [Fact]
    public async Task Delete_ShownByAScreen_SaysWhich()
    {
        using var used = await DeleteAsync("water");
        using var unused = await DeleteAsync("spare");

        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        Assert.Equal("wall", (await ReadAsync(used)).GetProperty("screens")[0].GetString());
        Assert.Equal(HttpStatusCode.NoContent, unused.StatusCode);
        Assert.False(File.Exists(_server.PathOf("spare")));
        Assert.False(_server.Services.GetRequiredService<DashboardCatalogue>().Current.Dashboards.ContainsKey("spare"));
    }

    [Fact]
    public async Task Versions_AfterManySaves_AreBoundedAndHoldWhatWasChangedByHand()
    {
        for (var number = 1; number <= 3; number++)
        {
            using var saved = await SendAsync(DashboardServer.Put(
                "water", Changed.Replace("Changed", $"Title {number}", StringComparison.Ordinal), await DashboardServer.TagAsync(_technician, "water")));
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        }

        await File.WriteAllTextAsync(_server.PathOf("water"), DashboardServer.Water);
        using var last = await SendAsync(DashboardServer.Put("water", Changed, await DashboardServer.TagAsync(_technician, "water")));

        using var answer = await _technician.GetAsync(new Uri("/api/v1/dashboards/water/versions", UriKind.Relative));
        var versions = (await ReadAsync(answer)).EnumerateArray().ToList();
        // The first is the shipped file, then three saves, the hand's, the last: six, of which three are kept.
        Assert.Equal([6, 5, 4], versions.Select(version => version.GetProperty("number").GetInt32()));
        Assert.Equal("tuan", versions[0].GetProperty("author").GetString());
        Assert.Equal(JsonValueKind.Null, versions[1].TryGetProperty("author", out var author) ? author.ValueKind : JsonValueKind.Null);
        Assert.Equal(DashboardServer.Water, await _technician.GetStringAsync(new Uri("/api/v1/dashboards/water/versions/5", UriKind.Relative)));
        using var gone = await _technician.GetAsync(new Uri("/api/v1/dashboards/water/versions/1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task List_WithABrokenFile_ShowsItsErrorsAndUses()
    {
        await File.WriteAllTextAsync(_server.PathOf("spare"), "{");
        _server.Services.GetRequiredService<DashboardCatalogue>().Reload();

        var list = await ReadAsync(await _technician.GetAsync(new Uri("/api/v1/dashboards", UriKind.Relative)));

        var byId = list.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Equal(1, byId["spare"].GetProperty("errors").GetArrayLength());
        Assert.Equal("wall", byId["water"].GetProperty("screens")[0].GetString());
        Assert.Equal(0, byId["water"].GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Schemas_ForAnybody_ArePublished()
    {
        using var client = _server.Client(Role.Viewer);
        foreach (var name in new[] { "dashboard", "screens" })
        {
            using var answer = await client.GetAsync(new Uri($"/schemas/{name}.schema.json", UriKind.Relative));
            Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("object", (await ReadAsync(answer)).GetProperty("type").GetString());
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _technician.SendAsync(request);

    private async Task<HttpResponseMessage> DeleteAsync(string id) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/dashboards/{id}") { Headers = { { "If-Match", await DashboardServer.TagAsync(_technician, id) } } });

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
