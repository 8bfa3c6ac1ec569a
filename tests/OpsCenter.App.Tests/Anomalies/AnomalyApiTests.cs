using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Access;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Anomalies;

/// <summary>Anomalies over HTTP.</summary>
public sealed class AnomalyApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        await AddAsync("small", 6);
        await AddAsync("large", -20);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task List_TwoOpen_TellsTheMostUnusualFirst()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        var open = await client.GetFromJsonAsync<JsonElement>("/api/v1/anomalies");

        Assert.Equal(["large", "small"], open.EnumerateArray().Select(anomaly => anomaly.GetProperty("id").GetString()));
        Assert.Equal(("river", "level", 20.0), (open[0].GetProperty("measurement").GetString(), open[0].GetProperty("field").GetString(), open[0].GetProperty("rank").GetDouble()));
    }

    [Fact]
    public async Task Confirm_WithAReason_IsRecordedAndLeavesTheList()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate, TokenScope.Read);

        using var confirmed = await client.PostAsJsonAsync("/api/v1/anomalies/large/confirm", new { reason = "vỡ đê bao" });
        using var again = await client.PostAsJsonAsync("/api/v1/anomalies/large/dismiss", new { reason = "nhầm" });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (confirmed.StatusCode, again.StatusCode));
        Assert.Equal("small", Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/v1/anomalies")).EnumerateArray()).GetProperty("id").GetString());
        var past = Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/v1/anomalies?state=past")).EnumerateArray());
        Assert.Equal(("confirmed", "vỡ đê bao"), (past.GetProperty("verdict").GetString(), past.GetProperty("reason").GetString()));
        var audit = await _host.Services.GetRequiredService<IAuditLog>().ListAsync(20, CancellationToken.None);
        Assert.Contains(audit, entry => entry is { Action: "anomaly.confirm", Subject: "large" } && entry.Detail!.Contains("vỡ đê bao", StringComparison.Ordinal));
        var figures = await _host.Services.GetRequiredService<ITelemetryStore>().LatestAsync(new SeriesSelector("anomaly", null, new Dictionary<string, string>()), CancellationToken.None);
        Assert.Equal([("confirmed", 1.0), ("open", 1.0)], figures.Select(figure => (figure.Series.Field, figure.Value)).Order());
    }

    [Fact]
    public async Task Dismiss_NoReasonOrUnknownOrReader_IsRefused()
    {
        using var client = await _host.ClientAsync(TokenScope.Operate);
        using var reader = await _host.ClientAsync(TokenScope.Read);

        using var blank = await client.PostAsJsonAsync("/api/v1/anomalies/small/dismiss", new { reason = " " });
        using var unknown = await client.PostAsJsonAsync("/api/v1/anomalies/none/dismiss", new { reason = "lễ hội" });
        using var forbidden = await reader.PostAsJsonAsync("/api/v1/anomalies/small/dismiss", new { reason = "lễ hội" });
        using var state = await reader.GetAsync(new Uri("/api/v1/anomalies?state=all", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest],
            new[] { blank.StatusCode, unknown.StatusCode, forbidden.StatusCode, state.StatusCode });
    }

    [Fact]
    public async Task Forecast_KpiAsksForNone_SaysSo()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/kpis/water.level/forecast", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task AddAsync(string id, double score) => _host.Services.GetRequiredService<IAnomalyStore>().SaveAsync(
        new Anomaly
        {
            Id = id,
            Series = ApiHost.Gauge(id),
            BeganAt = _host.Now,
            SeenAt = _host.Now,
            Value = 5,
            Usual = 2,
            Score = score,
            Peak = score,
            Importance = 1,
            Weeks = 8,
        },
        CancellationToken.None);
}
