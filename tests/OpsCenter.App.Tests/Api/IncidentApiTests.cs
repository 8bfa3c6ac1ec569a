using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>Incidents as another program works on them: real port, real stores, real tokens.</summary>
public sealed class IncidentApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _client = await _host.ClientAsync(TokenScope.Operate);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Open_ForAnAlarm_HasItsStepsAndASecondTimeConflicts()
    {
        var at = _host.Now;
        await _host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), at, 4.5, Quality.Good, ReadingFlags.None, at));
        var alarm = (await _client.GetFromJsonAsync<JsonElement>("/api/v1/alarms"))[0].GetProperty("id").GetString();

        using var opened = await _client.PostAsJsonAsync("/api/v1/incidents", new { alarm });
        using var again = await _client.PostAsJsonAsync("/api/v1/incidents", new { alarm });

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var file = await ApiHost.JsonAsync(opened);
        Assert.Equal("Call the pump station", file.GetProperty("tasks")[0].GetProperty("text").GetProperty("en").GetString());
        Assert.Equal(("alarm", alarm), (file.GetProperty("links")[0].GetProperty("kind").GetString(), file.GetProperty("links")[0].GetProperty("target").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(opened.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task Patch_StatusTasksAndComment_AreAllInTheTimeline()
    {
        var number = await OpenAsync("Kè sạt");

        using var answer = await PatchAsync(number, """{"version":1,"owner":"lan","comment":"đang đi","tasks":[{"id":1,"done":true},{"text":"Báo tỉnh"}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = await ApiHost.JsonAsync(answer);
        Assert.Equal(("assigned", "lan", 2), (file.GetProperty("incident").GetProperty("status").GetString(), file.GetProperty("incident").GetProperty("owner").GetString(), file.GetProperty("incident").GetProperty("version").GetInt64()));
        Assert.Equal(
            ["created", "ownerChanged", "statusChanged", "taskDone", "taskAdded", "commented"],
            file.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
        using var late = await PatchAsync(number, """{"version":1,"owner":"minh"}""");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("GET it again", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"resolved"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"status":"lost"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"due":"tomorrow"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"unit":"nobody"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"comment":" "}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"tasks":[{"id":99,"done":true}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"status":"resolved","reason":"xong"}""", HttpStatusCode.OK)]
    public async Task Patch_AnyBody_IsAnsweredAsItDeserves(string body, HttpStatusCode status)
    {
        var number = await OpenAsync("Kè sạt");

        using var answer = await PatchAsync(number, body);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Everything_ByAReader_IsForbiddenButReading()
    {
        var number = await OpenAsync("Kè sạt");
        using var reader = await _host.ClientAsync(TokenScope.Read);

        using var post = await reader.PostAsJsonAsync("/api/v1/incidents", new { title = "x" });
        using var patch = await reader.PatchAsJsonAsync($"/api/v1/incidents/{number}", new { comment = "x" });
        using var merge = await reader.PostAsJsonAsync($"/api/v1/incidents/{number}/merge", new { into = "x" });

        Assert.All([post, patch, merge], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(1, (await reader.GetFromJsonAsync<JsonElement>("/api/v1/incidents?open=true&text=ke%20sat")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/api/v1/incidents/2026-999999")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("/api/v1/incidents?status=lost&limit=0&colour=red")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Anonymous.GetAsync("/api/v1/incidents")).StatusCode);
    }

    [Fact]
    public async Task MergeAndSplit_Two_LeadToEachOther()
    {
        var (first, second) = (await OpenAsync("Một"), await OpenAsync("Hai"));

        using var merged = await _client.PostAsJsonAsync($"/api/v1/incidents/{first}/merge", new { into = second });
        Assert.Equal(second, (await ApiHost.JsonAsync(merged)).GetProperty("incident").GetProperty("number").GetString());
        using var again = await _client.PostAsJsonAsync($"/api/v1/incidents/{first}/merge", new { into = second });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        using var split = await _client.PostAsJsonAsync($"/api/v1/incidents/{second}/split", new { title = "Ba", tasks = new[] { 2 } });
        Assert.Equal("Ba", (await ApiHost.JsonAsync(split)).GetProperty("incident").GetProperty("title").GetProperty("vi").GetString());
    }

    [Fact]
    public async Task Attachment_Text_IsOnlyEverADownload()
    {
        var number = await OpenAsync("Kè sạt");

        using var added = await SendAsync(number, "../biên bản.txt", "mực nước 4,5 m"u8.ToArray());
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var got = await _client.GetAsync(added.Headers.Location);

        Assert.Equal("mực nước 4,5 m", await got.Content.ReadAsStringAsync());
        Assert.Equal(("attachment", "biên bản.txt"), (got.Content.Headers.ContentDisposition!.DispositionType, got.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(got.Headers.GetValues("X-Content-Type-Options")));
        using var page = await SendAsync(number, "a.png", "<html>"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, page.StatusCode);
        using var large = await SendAsync(number, "a.txt", new byte[(10 * 1024 * 1024) + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/api/v1/incidents/{number}/attachments/0123")).StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string number, string name, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await _client.PostAsync($"/api/v1/incidents/{number}/attachments", form);
    }

    private async Task<string> OpenAsync(string title)
    {
        using var answer = await _client.PostAsJsonAsync("/api/v1/incidents", new { title, severity = "high", tasks = new[] { "Gọi trạm bơm", "Đi xem" } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await ApiHost.JsonAsync(answer)).GetProperty("incident").GetProperty("number").GetString()!;
    }

    private async Task<HttpResponseMessage> PatchAsync(string number, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await _client.PatchAsync($"/api/v1/incidents/{number}", content);
    }
}
