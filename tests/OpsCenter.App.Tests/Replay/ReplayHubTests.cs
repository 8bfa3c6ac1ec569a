using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Replay;
using OpsCenter.App.Tests.Live;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Replay;

public sealed class ReplayHubTests
{
    private static readonly Instant Now = TimeProvider.System.GetInstant();

    [Fact]
    public async Task Replay_EarlierMoment_ShowsItsValueAndSaysSo()
    {
        await using var server = await LiveServer.StartAsync();
        server.Remember("a", 1.25, Now - TimeSpan.FromMinutes(11));
        server.Remember("a", 9.75, Now - TimeSpan.FromMinutes(3));
        server.Hear("a", 42);
        using var screen = await server.ConnectAsync();

        var snapshot = await OpenAsync(screen, Now - TimeSpan.FromMinutes(10), playing: false);

        Assert.Equal(1.25, Value(snapshot));
        Assert.Equal((Now - TimeSpan.FromMinutes(10)).UnixMilliseconds, snapshot["t"]!.GetValue<long>());
        Assert.False(snapshot["replay"]!["playing"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Replay_Playing_ComesToTheNextReadingAndNeverToTheLiveOne()
    {
        await using var server = await LiveServer.StartAsync(("Replay:TickMilliseconds", "100"));
        server.Remember("a", 1, Now - TimeSpan.FromMinutes(11));
        server.Remember("a", 2, Now - TimeSpan.FromMinutes(9));
        using var screen = await server.ConnectAsync();
        await OpenAsync(screen, Now - TimeSpan.FromMinutes(10), playing: true, speed: 600);
        server.Hear("a", 42);

        var frame = await screen.NextChangeAsync();

        Assert.Equal(2, Value(frame));
        Assert.True(frame["t"]!.GetValue<long>() < Now.UnixMilliseconds);
    }

    [Fact]
    public async Task ReplayControl_Backwards_SendsTheWholeOfTheEarlierMoment()
    {
        await using var server = await LiveServer.StartAsync(("Replay:TickMilliseconds", "100"));
        server.Remember("a", 1, Now - TimeSpan.FromMinutes(31));
        server.Remember("a", 2, Now - TimeSpan.FromMinutes(11));
        using var screen = await server.ConnectAsync();
        var first = await OpenAsync(screen, Now - TimeSpan.FromMinutes(10), playing: false);
        Assert.Equal(2, Value(first));

        var taken = await screen.CallAsync("ReplayControl", new { at = (Now - TimeSpan.FromMinutes(30)).UnixMilliseconds });
        var snapshot = await screen.NextCallAsync("snapshot");

        Assert.True(taken["result"]!.GetValue<bool>());
        Assert.Equal(1, Value(snapshot));
        Assert.True(snapshot["seq"]!.GetValue<long>() > first["seq"]!.GetValue<long>());
    }

    [Fact]
    public async Task Replay_Paused_GoesOnBeatingAtTheSameMoment()
    {
        await using var server = await LiveServer.StartAsync(("Replay:TickMilliseconds", "100"));
        using var screen = await server.ConnectAsync();
        var at = Now - TimeSpan.FromMinutes(10);
        await OpenAsync(screen, at, playing: false);

        var beats = new[] { await screen.NextCallAsync("frame"), await screen.NextCallAsync("frame") };

        Assert.All(beats, beat => Assert.Equal(at.UnixMilliseconds, beat["t"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Replay_BeyondTheUsersShare_IsRefusedUntilOneEnds()
    {
        await using var server = await LiveServer.StartAsync(("Replay:MaxReplaysPerUser", "1"));
        var channels = server.Services.GetRequiredService<ReplayChannels>();
        var first = await server.ConnectAsync();
        await OpenAsync(first, Now - TimeSpan.FromMinutes(1), playing: false);
        using var second = await server.ConnectAsync();

        var refused = await second.CallAsync("Replay", "d", null, new { at = Now.UnixMilliseconds });
        first.Dispose();
        await Eventually.HoldsAsync(() => Task.FromResult(channels.Count == 0));

        Assert.Contains("replay-yours", refused["error"]!.GetValue<string>(), StringComparison.Ordinal);
        await OpenAsync(second, Now - TimeSpan.FromMinutes(1), playing: false);
        Assert.Equal(1, channels.Count);
    }

    [Fact]
    public async Task Replay_ServerFull_IsRefusedAndTheScreenCanGoLive()
    {
        await using var server = await LiveServer.StartAsync(("Replay:MaxReplays", "0"));
        server.Hear("a", 3);
        using var screen = await server.ConnectAsync();

        var refused = await screen.CallAsync("Replay", "d", null, new { at = Now.UnixMilliseconds });

        Assert.Contains("replay-full", refused["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3, Value(await screen.SubscribeAsync()));
    }

    [Fact]
    public async Task Subscribe_AfterReplay_IsLiveAgainAndReleasesIt()
    {
        await using var server = await LiveServer.StartAsync();
        var channels = server.Services.GetRequiredService<ReplayChannels>();
        using var screen = await server.ConnectAsync();
        await OpenAsync(screen, Now - TimeSpan.FromMinutes(1), playing: true);

        var snapshot = await screen.SubscribeAsync();

        Assert.Null(snapshot["replay"]);
        await Eventually.HoldsAsync(() => Task.FromResult(channels.Count == 0));
    }

    [Theory]
    [InlineData("nowhere", null, "replay-dashboard")]
    [InlineData("d", "nothing", "replay-scenario")]
    public async Task Replay_Unknown_IsRefused(string dashboard, string? scenario, string reason)
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        var refused = await screen.CallAsync("Replay", dashboard, null, new { scenario });

        Assert.Contains(reason, refused["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, server.Services.GetRequiredService<ReplayChannels>().Count);
    }

    [Fact]
    public async Task Open_WithoutPermission_IsRefusedByTheService()
    {
        await using var server = await LiveServer.StartAsync();

        var (channel, refusal) = await server.Services.GetRequiredService<ReplayChannels>()
            .OpenAsync(Caller.Anonymous, null!, "d", null, new ReplayRequest(), CancellationToken.None);

        Assert.Null(channel);
        Assert.Equal(ReplayRefusal.Permission, refusal);
    }

    private static async Task<JsonNode> OpenAsync(RawScreen screen, Instant at, bool playing, double speed = 1) =>
        (await screen.CallAsync("Replay", "d", null, new { at = at.UnixMilliseconds, playing, speed }))["result"]!;

    private static double Value(JsonNode message) => message["tiles"]![0]!["point"]!["v"]!.GetValue<double>();
}
