using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class AlarmApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        var at = _host.Now;
        await _host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), at, 4.5, Quality.Good, ReadingFlags.Simulated, at));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Acknowledge_ByAnOperator_IsShownSavedAndAudited()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);
        var alarm = Assert.Single((await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms?active=true&acknowledged=false")).EnumerateArray());
        var id = alarm.GetProperty("id").GetString();
        Assert.Equal(("high", "above", 4.5, 4.0), (
            alarm.GetProperty("severity").GetString(), alarm.GetProperty("direction").GetString(), alarm.GetProperty("value").GetDouble(), alarm.GetProperty("limit").GetDouble()));

        using var answer = await client.PostAsJsonAsync($"/api/v1/alarms/{id}/acknowledge", new { comment = "pumps on" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        var shown = Assert.Single((await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms?acknowledged=true")).EnumerateArray());
        Assert.Equal("pumps on", shown.GetProperty("comment").GetString());
        var history = await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/alarms/{id}/history");
        Assert.Equal(["acknowledged", "raised"], history.EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
        var audit = await _host.Services.GetRequiredService<IAuditLog>().ListAsync(10, CancellationToken.None);
        Assert.Contains(audit, line => line.Action == "alarm.acknowledge" && line.Subject == id);

        using var again = await client.PostAsync($"/api/v1/alarms/{id}/acknowledge", content: null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Shelve_ByAnOperator_IsListedAsHeldUntilTakenDown()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);
        var id = (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms")).EnumerateArray().Single().GetProperty("id").GetString();

        using var shelved = await client.PostAsJsonAsync($"/api/v1/alarms/{id}/shelve", new { reason = "sensor is being cleaned", minutes = 90 });
        Assert.Equal(HttpStatusCode.NoContent, shelved.StatusCode);

        var hold = (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms?held=true")).EnumerateArray().Single().GetProperty("hold");
        Assert.Equal(("shelved", "sensor is being cleaned"), (hold.GetProperty("kind").GetString(), hold.GetProperty("reason").GetString()));
        Assert.Empty((await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms?held=false")).EnumerateArray());

        using var down = await client.PostAsync($"/api/v1/alarms/{id}/unshelve", content: null);
        Assert.Equal(HttpStatusCode.NoContent, down.StatusCode);
        var history = await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/alarms/{id}/history");
        Assert.Equal(["unshelved", "shelved", "raised"], history.EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal([null, "shelved", null], history.EnumerateArray().Select(line => line.GetProperty("hold").GetString()));

        using var again = await client.PostAsync($"/api/v1/alarms/{id}/unshelve", content: null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"reason\": \"x\", \"minutes\": 0.5}")]
    [InlineData("{\"reason\": \"x\", \"minutes\": 1441}")]
    [InlineData("{\"reason\": \"x\", \"minutes\": 1e300}")]
    public async Task Shelve_WithoutReasonOrTooLong_IsRefused(string body)
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);
        var id = (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/alarms")).EnumerateArray().Single().GetProperty("id").GetString();

        using var answer = await client.PostAsync($"/api/v1/alarms/{id}/shelve", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Acknowledge_ByAReader_IsForbidden()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        using var answer = await client.PostAsync("/api/v1/alarms/x/acknowledge", content: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Acknowledge_UnknownAlarm_IsNotFound()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);

        using var answer = await client.PostAsync("/api/v1/alarms/x/acknowledge", content: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
