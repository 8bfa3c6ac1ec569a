using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Access;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Jobs;

/// <summary>KPIs over HTTP, with the real scheduler behind them.</summary>
public sealed class KpiApiTests : IAsyncLifetime
{
    private const string Level = "/api/v1/kpis/water.level";
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Kpi_ReadingsOfTheLastHour_ArePublishedWithTheirState()
    {
        var hour = SomeKpis.Level.Every.Before(SomeKpis.Level.Every.StartOf(_host.Now));
        await _host.CommitAsync(
            new Reading(ApiHost.Gauge("ben-binh"), hour + TimeSpan.FromMinutes(10), 4, Quality.Good, ReadingFlags.Simulated, _host.Now),
            new Reading(ApiHost.Gauge("ben-binh"), hour + TimeSpan.FromMinutes(20), 5, Quality.Good, ReadingFlags.None, _host.Now));
        using var client = await _host.ClientAsync(TokenScope.Read);
        _host.Services.GetRequiredService<KpiEngine>().Recompute(SomeKpis.Level, hour, hour + TimeSpan.FromHours(1));

        // Computed by the job at the start, or, if that came before the readings, as late.
        await WhenAsync(async () =>
        {
            await _host.Services.GetRequiredService<KpiEngine>().CatchUpAsync(CancellationToken.None);
            return (await KpiAsync(client)).GetProperty("figures").GetArrayLength() == 1;
        });

        var kpi = await KpiAsync(client);
        var figure = kpi.GetProperty("figures")[0];
        Assert.Equal((4.5, "m", "simulated"), (figure.GetProperty("value").GetDouble(), figure.GetProperty("unit").GetString(), figure.GetProperty("flags")[0].GetString()));
        Assert.Equal(("mean(level)", 4.0, "lower", "site", "1h"), (
            kpi.GetProperty("formula").GetString(), kpi.GetProperty("target").GetDouble(), kpi.GetProperty("better").GetString(), kpi.GetProperty("per").GetString(),
            kpi.GetProperty("every").GetString()));
        Assert.Equal(1, (await client.GetFromJsonAsync<JsonElement>("/api/v1/kpis?pack=water")).GetArrayLength());
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>("/api/v1/kpis?pack=other")).GetArrayLength());
    }

    [Fact]
    public async Task Job_PausedAndResumed_SaysWhoAndRunsAgain()
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);
        await WhenAsync(async () => (await KpiAsync(client)).GetProperty("nextRun").ValueKind == JsonValueKind.String);

        using var nameless = await client.PostAsJsonAsync($"{Level}/pause", new { reason = " " });
        using var paused = await client.PostAsJsonAsync($"{Level}/pause", new { reason = "meter is exchanged" });
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (nameless.StatusCode, paused.StatusCode));
        var kpi = await KpiAsync(client);
        Assert.Equal(JsonValueKind.Null, kpi.GetProperty("nextRun").ValueKind);
        Assert.StartsWith("test-", kpi.GetProperty("pausedBy").GetString(), StringComparison.Ordinal);
        using var run = await client.PostAsync($"{Level}/run", null);
        Assert.Equal(HttpStatusCode.Conflict, run.StatusCode);

        using var resumed = await client.PostAsync($"{Level}/resume", null);
        Assert.Equal(HttpStatusCode.Accepted, resumed.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await KpiAsync(client)).GetProperty("pausedBy").ValueKind);
        var audit = await _host.Services.GetRequiredService<IAuditLog>().ListAsync(10, CancellationToken.None);
        Assert.Equal(["job.resume", "job.pause"], audit.Where(line => line.Action.StartsWith("job.", StringComparison.Ordinal)).Select(line => line.Action));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("resume")]
    public async Task Job_ByAnOperator_IsForbidden(string verb)
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);

        using var answer = await client.PostAsync($"{Level}/{verb}", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Recompute_WrongSpanOrUnknown_IsRefused()
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);

        using var backwards = await client.PostAsJsonAsync($"{Level}/recompute", new { from = "2026-01-02T00:00:00Z", to = "2026-01-01T00:00:00Z" });
        using var unknown = await client.PostAsJsonAsync("/api/v1/kpis/none/recompute", new { from = "2026-01-01T00:00:00Z", to = "2026-01-02T00:00:00Z" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (backwards.StatusCode, unknown.StatusCode));
    }

    private static Task<JsonElement> KpiAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>(Level)!;

    private static async Task WhenAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
