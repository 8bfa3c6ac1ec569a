using System.Net;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>InfluxDB is to hold the history, and nothing listens there.</summary>
public sealed class HistoryAwayTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(("Storage:Provider", "Influx"), ("Storage:Influx:Url", $"http://127.0.0.1:{ServerProcess.FreePort()}"));
        _client = await _host.ClientAsync(TokenScope.Read);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Latest_IsAnswered_AndHistoryIsUnavailable()
    {
        await _host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), _host.Now, 3.25, Quality.Good, ReadingFlags.None, _host.Now));

        var latest = await _client.GetAsync(new Uri("/api/v1/latest?measurement=river", UriKind.Relative));
        var history = await _client.GetAsync(new Uri("/api/v1/query?measurement=river&field=level", UriKind.Relative));

        Assert.Equal(3.25, (await ApiHost.JsonAsync(latest))[0].GetProperty("value").GetDouble());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, history.StatusCode);
        var detail = (await ApiHost.JsonAsync(history)).GetProperty("detail").GetString();
        Assert.Contains("InfluxDB cannot be reached", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", detail, StringComparison.Ordinal);
    }
}
