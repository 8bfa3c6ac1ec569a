using System.Net;
using System.Text.Json;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>A host of its own with a client that may read, for tests of what is read.</summary>
/// <param name="window">What <see cref="Start"/> is a whole multiple of.</param>
/// <param name="ago">How far it lies before the window of now.</param>
public abstract class ReadApi(TimeSpan window, TimeSpan ago) : IAsyncLifetime
{
    private protected ApiHost Host { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    /// <summary>Readings are told in seconds from here.</summary>
    protected Instant Start { get; private set; }

    public async Task InitializeAsync()
    {
        Host = await ApiHost.StartAsync(("Api:MaxPoints", "1000"), ("Api:MaxQueriesPerCaller", "2"));
        Client = await Host.ClientAsync(TokenScope.Read);
        var whole = (long)window.TotalMilliseconds;
        Start = Instant.FromUnixMilliseconds(Host.Now.UnixMilliseconds / whole * whole) - ago;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    protected async Task<JsonElement> GetAsync(string query)
    {
        using var response = await Client.GetAsync($"/api/v1/{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ApiHost.JsonAsync(response);
    }

    protected async Task AssertWrongAsync(string query, string parameter)
    {
        using var response = await Client.GetAsync($"/api/v1/{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.NotEqual(0, (await ApiHost.JsonAsync(response)).GetProperty("errors").GetProperty(parameter)[0].GetString()!.Length);
    }
}
