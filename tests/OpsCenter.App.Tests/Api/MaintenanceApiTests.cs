using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class MaintenanceApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Window_MadeChangedDeleted_HoldsAndReleasesAtOnce()
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);
        var at = _host.Now;
        await _host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), at, 4.5, Quality.Good, ReadingFlags.Simulated, at));

        using var made = await client.PostAsJsonAsync(
            "/api/v1/maintenance", new { reason = "new pump", site = "ben-binh", repeat = "daily", start = "00:00", minutes = 1440 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var window = await ApiHost.JsonAsync(made);
        Assert.NotEqual(JsonValueKind.Null, window.GetProperty("runsUntil").ValueKind);
        Assert.Equal(5, window.GetProperty("next").GetArrayLength());
        Assert.Equal("maintenance", (await Alarm(client)).GetProperty("hold").GetProperty("kind").GetString());

        var address = $"/api/v1/maintenance/{window.GetProperty("id").GetString()}";
        using var changed = await client.PutAsJsonAsync(address, new { reason = "new pump", site = "pha-lai", repeat = "daily", start = "00:00", minutes = 1440 });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await Alarm(client)).GetProperty("hold").ValueKind);

        using var deleted = await client.DeleteAsync(address);
        using var again = await client.DeleteAsync(address);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, again.StatusCode));
        Assert.Empty((await client.GetFromJsonAsync<JsonElement>("/api/v1/maintenance")).EnumerateArray());
        var audit = await _host.Services.GetRequiredService<IAuditLog>().ListAsync(10, CancellationToken.None);
        Assert.Equal(["maintenance.remove", "maintenance.change", "maintenance.add"], audit.Where(line => line.Action.StartsWith("maintenance.", StringComparison.Ordinal)).Select(line => line.Action));
    }

    [Theory]
    [InlineData("{\"reason\": \"x\", \"repeat\": \"daily\", \"start\": \"08:00\", \"minutes\": 60}", "would silence")]
    [InlineData("{\"site\": \"a\", \"repeat\": \"daily\", \"start\": \"08:00\", \"minutes\": 60}", "needs a reason")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"hourly\", \"start\": \"08:00\", \"minutes\": 60}", "repeat must be")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"daily\", \"start\": \"8\", \"minutes\": 60}", "HH:mm")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"daily\", \"start\": \"08:00\", \"minutes\": 1441}", "1440")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"weekly\", \"start\": \"08:00\", \"minutes\": 60}", "never begin")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"dates\", \"dates\": [\"2020-01-01\"], \"start\": \"08:00\", \"minutes\": 60}", "never begin")]
    [InlineData("{\"reason\": \"x\", \"site\": \"a\", \"repeat\": \"daily\", \"start\": \"08:00\", \"minutes\": 60, \"zone\": \"Mars\"}", "time zone")]
    public async Task Window_ThatCannotBe_IsRefusedWithWhatWouldBeRight(string body, string expected)
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);

        using var answer = await client.PostAsync("/api/v1/maintenance", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_ByAnOperator_IsForbidden()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);

        using var answer = await client.PostAsJsonAsync(
            "/api/v1/maintenance", new { reason = "x", site = "a", repeat = "daily", start = "08:00", minutes = 60 });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<JsonElement> Alarm(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms")).EnumerateArray().Single();
}
