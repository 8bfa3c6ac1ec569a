using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Feeds.Systems;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>Feeds that name a system: its address comes from the settings, from an overlay, or not at all.</summary>
public sealed class SystemFeedTests : IAsyncLifetime
{
    private readonly List<string> _seen = [];
    private WebApplication _peer = null!;
    private IPEndPoint _endpoint = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _peer = builder.Build();
        _peer.Run(context =>
        {
            lock (_seen)
            {
                _seen.Add($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}".Trim());
            }

            return context.Response.WriteAsync("{\"level\": 4.5}");
        });
        await _peer.StartAsync();
        _endpoint = new IPEndPoint(IPAddress.Loopback, new Uri(_peer.Urls.First()).Port);
    }

    public async Task DisposeAsync() => await _peer.DisposeAsync();

    [Fact]
    public async Task Poll_AddressInTheSettings_IsAskedBelowIt()
    {
        await using var server = await IngestServer.StartAsync(
            Config(), ("Feeds:Systems:gauges", $"http://{_endpoint}/api/"), ("Feeds:AllowedHosts:0", "127.0.0.1"));

        await server.FeedAsync(feed => feed.Brought >= 1);

        lock (_seen)
        {
            Assert.Equal("/api/levels.json?day=1", _seen[0]);
        }

        Assert.False(server.Readings.First().Flags.HasFlag(ReadingFlags.Simulated));
    }

    [Fact]
    public async Task Poll_AddressInTheSettingsButHostNotAllowed_IsNotAsked()
    {
        await using var server = await IngestServer.StartAsync(Config(), ("Feeds:Systems:gauges", $"http://{_endpoint}/api"));

        var feed = await server.FeedAsync(feed => feed.Failed >= 1);

        Assert.Contains("Feeds:AllowedHosts", feed.LastError, StringComparison.Ordinal);
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Poll_NoAddress_AsksNobodyAndIsNoFailure()
    {
        await using var server = await IngestServer.StartAsync(Config(), ("Feeds:AllowedHosts:0", "127.0.0.1"));

        var feed = await server.FeedAsync(feed => feed.State == FeedState.NotConfigured);

        Assert.Equal((0, null, null, "{gauges}/levels.json"), (feed.Failed, feed.LastError, feed.Next, feed.Where));
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Poll_OverlayStartsLater_IsAskedWithoutCredentialAndMarked()
    {
        var overlay = new LateOverlay();
        await using var server = await IngestServer.StartAsync(Config("token: env:A_TOKEN_THAT_NOBODY_SET"), services => services.AddSingleton<ISystemOverlay>(overlay));
        await server.FeedAsync(feed => feed.State == FeedState.NotConfigured);

        overlay.Start(_endpoint);
        await server.FeedAsync(feed => feed.Brought >= 1);

        Assert.Equal("/systems/gauges/levels.json?day=1", Assert.Single(_seen.Distinct()));
        Assert.True(server.Readings.First().Flags.HasFlag(ReadingFlags.Simulated));
    }

    [Theory]
    [InlineData("ftp://h/x")]
    [InlineData("http://u:hunter2@h/x")]
    [InlineData("http://h/x?y=1")]
    public async Task Setting_ThatIsNoBaseAddress_IsRefusedAtStartWithoutSayingIt(string address)
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => IngestServer.StartAsync(Config(), ("Feeds:Systems:gauges", address)));

        Assert.Contains("Feeds:Systems:gauges", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    private static TemporaryConfig Config(string more = "timeout: 20s") => new TemporaryConfig().Write(
        "packs/p/feeds.yaml", $"polls:\n- {{id: p.gauges, url: '{{gauges}}/levels.json?day=1', topic: t/d1, every: 1s, {more}}}\n");

    private sealed class LateOverlay : ISystemOverlay
    {
        public event Action? Changed;

        public IPEndPoint? Endpoint { get; private set; }

        public Uri? Find(string system) => Endpoint is null ? null : new Uri($"http://{Endpoint}/systems/{system}");

        public void Start(IPEndPoint endpoint)
        {
            Endpoint = endpoint;
            Changed?.Invoke();
        }
    }
}
