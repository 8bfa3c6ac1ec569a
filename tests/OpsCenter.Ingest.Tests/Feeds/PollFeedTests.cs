using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Library;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>A real web server is polled; the test says what it answers.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class PollFeedTests : IAsyncLifetime
{
    private WebApplication _peer = null!;
    private Uri _address = null!;
    private Func<HttpContext, Task> _answer = context => context.Response.WriteAsync("{\"level\": 4.5}");
    private int _asked;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _peer = builder.Build();
        _peer.Run(context =>
        {
            Interlocked.Increment(ref _asked);
            return _answer(context);
        });
        await _peer.StartAsync();
        _address = new Uri(_peer.Urls.First());
    }

    public async Task DisposeAsync() => await _peer.DisposeAsync();

    [Fact]
    public async Task Poll_Answer_IsTakenInByTheMapping()
    {
        string? key = null;
        _answer = context =>
        {
            key = context.Request.Headers["X-Key"];
            return context.Response.WriteAsync("{\"level\": 4.5}");
        };
        await using var server = await StartAsync("headers: {X-Key: k}");

        var feed = await server.FeedAsync(feed => feed.Brought >= 1);

        Assert.Equal((FeedState.Good, null), (feed.State, feed.LastError));
        Assert.Equal(4.5, server.Readings.First().Value);
        Assert.Equal("k", key);
    }

    [FixtureTheory]
    [InlineData("gtfs-realtime.yaml", "smartcity/gtfs-rt/vehicle_position.pb", "gtfs/bus", "position 47, position -122")]
    [InlineData("open311.yaml", "smartcity/open311/service_request.xml", "open311/requests.xml", "citizen.request open311-0 Pothole Repairs: 22 Acacia Avenue")]
    public async Task Poll_RealAnswer_IsTakenInByTheLibrary(string library, string fixture, string topic, string expected)
    {
        var answer = await File.ReadAllBytesAsync(Path.Combine(FixtureFolder.Path!, fixture));
        _answer = context => context.Response.Body.WriteAsync(answer).AsTask();
        var config = new TemporaryConfig()
            .Write($"library/{library}", await File.ReadAllTextAsync(Path.Combine(LibraryHarness.Folder, library)))
            .Write("packs/p/sources.yaml", $"include: [library/{library}]\n");
        await using var server = await StartAsync(topic: topic, config: config);

        await server.FeedAsync(feed => feed.Brought >= 1);

        Assert.Empty(server.Quarantine.Entries);
        var seen = server.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Measurement} {reading.Value}")).OrderDescending(StringComparer.Ordinal)
            .Concat(server.Events.Select(one => $"{one.Kind} {one.Id} {one.Text}")).Distinct();
        Assert.Equal(expected, string.Join(", ", seen));
    }

    [Fact]
    public async Task Poll_NothingNew_IsNotTakenAgain()
    {
        _answer = context =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.Headers.ETag = "\"v1\"";
            return context.Response.WriteAsync("{\"level\": 4.5}");
        };
        await using var server = await StartAsync();

        await server.FeedAsync(feed => feed.Unchanged >= 1);

        Assert.Single(server.Readings);
    }

    [Fact]
    public async Task Poll_Fails_SaysWhyAndComesBack()
    {
        _answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        await using var server = await StartAsync();

        var feed = await server.FeedAsync(feed => feed.Failed >= 1);
        Assert.Equal(FeedState.Failing, feed.State);
        Assert.Contains("500", feed.LastError, StringComparison.Ordinal);

        _answer = context => context.Response.WriteAsync("{\"level\": 7}");
        Assert.Equal(FeedState.Good, (await server.FeedAsync(feed => feed.Brought >= 1)).State);
    }

    [Fact]
    public async Task Poll_AskedToWait_Waits()
    {
        _answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        await using var server = await StartAsync();

        var feed = await server.FeedAsync(feed => feed is { Failed: 1, Next: { } next, LastErrorAt: { } at } && next > at);

        Assert.InRange((feed.Next!.Value - feed.LastErrorAt!.Value).TotalMinutes, 59, 61);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Poll_HostIsNotAllowed_IsNotAsked()
    {
        await using var server = await StartAsync(allowed: "192.0.2.1");

        var feed = await server.FeedAsync(feed => feed.Failed >= 1);

        Assert.Contains("Feeds:AllowedHosts", feed.LastError, StringComparison.Ordinal);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Poll_AnswerTooLarge_IsNotTaken()
    {
        _answer = context => context.Response.WriteAsync(new string(' ', 5000));
        await using var server = await StartAsync();

        Assert.Contains("larger than 2000 bytes", (await server.FeedAsync(feed => feed.Failed >= 1)).LastError, StringComparison.Ordinal);
        Assert.Empty(server.Quarantine.Entries);
    }

    [Fact]
    public async Task Poll_NeverFinishes_TimesOut()
    {
        _answer = context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await using var server = await StartAsync("timeout: 1s");

        Assert.Contains("within 1 s", (await server.FeedAsync(feed => feed.Failed >= 1)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_FeedIsTakenOut_Stops()
    {
        await using var server = await StartAsync();
        await server.FeedAsync(feed => feed.Brought >= 1);

        server.Config.Write("packs/p/feeds.yaml", "polls: []\n");

        for (var tries = 0; server.Feeds.Count > 0; tries++)
        {
            Assert.True(tries < 600, "the feed still runs");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var asked = _asked;
        await Task.Delay(TimeSpan.FromMilliseconds(1500), TimeProvider.System);
        Assert.Equal(asked, _asked);
    }

    private async Task<IngestServer> StartAsync(string more = "timeout: 20s", string? allowed = null, string topic = "t/d1", TemporaryConfig? config = null)
    {
        config ??= new TemporaryConfig();
        config.Write("packs/p/feeds.yaml", $"polls:\n- {{id: p.api, url: '{_address}x?y=1', topic: {topic}, every: 1s, {more}}}\n");
        return await IngestServer.StartAsync(config, ("Feeds:AllowedHosts:0", allowed ?? "127.0.0.1"), ("Feeds:MaxMessageBytes", "2000"));
    }
}
