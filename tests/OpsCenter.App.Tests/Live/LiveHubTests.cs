using System.Net;
using System.Text.Json.Nodes;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Live;

public sealed class LiveHubTests
{
    [Fact]
    public async Task Subscribe_ReadingIsStored_ArrivesInAFrameThatFollowsTheSnapshot()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        var snapshot = await screen.SubscribeAsync();
        Assert.Null(snapshot["tiles"]![0]!["point"]);

        server.Hear("a", 4.5);
        var frame = await screen.NextChangeAsync();

        Assert.Equal("v", frame["tiles"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(4.5, Value(frame));
        Assert.True(Seq(frame) > Seq(snapshot));
    }

    [Fact]
    public async Task Subscribe_NothingHappens_HeartbeatsHaveConsecutiveNumbers()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        var seq = Seq(await screen.SubscribeAsync());

        for (var beat = 1; beat <= 3; beat++)
        {
            var frame = await screen.NextCallAsync("frame");
            Assert.Equal(seq + beat, Seq(frame));
            Assert.Null(frame["tiles"]);
        }
    }

    [Fact]
    public async Task Subscribe_Variables_ChooseTheSeriesAndFillTheTitle()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        server.Hear("a", 1);
        server.Hear("b", 2);

        var snapshot = await screen.SubscribeAsync(new { site = "b" });

        Assert.Equal(2, Value(snapshot));
        Assert.Equal("Gauge b", snapshot["layout"]!["tiles"]![0]!["title"]!["en"]!.GetValue<string>());
    }

    [Fact]
    public async Task Explain_TileOfTheShownView_NamesItsSeries()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        server.Hear("b", 2);
        await screen.SubscribeAsync(new { site = "b" });

        var series = (await screen.CallAsync("Explain", "v"))["result"]!["series"]!.AsArray();

        Assert.Equal("river,pack=water,site=b level", Assert.Single(series)!["series"]!.GetValue<string>());
        Assert.Equal("Gauge b", series[0]!["site"]!["en"]!.GetValue<string>());
    }

    [Fact]
    public async Task Explain_NothingSubscribedOrNoSuchTile_IsNothing()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        Assert.Null((await screen.CallAsync("Explain", "v"))["result"]);
        await screen.SubscribeAsync();
        Assert.Null((await screen.CallAsync("Explain", "nowhere"))["result"]);
    }

    [Fact]
    public async Task Resume_AfterALostLink_AnswersOnlyWhatWasMissed()
    {
        await using var server = await LiveServer.StartAsync();
        using var stayed = await server.ConnectAsync();
        await stayed.SubscribeAsync();
        long seen;
        using (var lost = await server.ConnectAsync())
        {
            seen = Seq(await lost.SubscribeAsync());
        }

        server.Hear("a", 7);
        await stayed.NextChangeAsync();
        using var back = await server.ConnectAsync();
        var answer = (await back.CallAsync("Resume", "d", null, seen))["result"]!;

        Assert.Null(answer["layout"]);
        Assert.Equal(7, Value(answer));
        Assert.Equal(Seq(answer) + 1, Seq(await back.NextCallAsync("frame")));
    }

    [Fact]
    public async Task Resume_OfAnotherLifeOfTheServer_AnswersASnapshot()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        var answer = (await screen.CallAsync("Resume", "d", null, 12))["result"]!;

        Assert.NotNull(answer["layout"]);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData("Nobody", null, HttpStatusCode.Forbidden)]
    [InlineData("Viewer", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Viewer", "null", HttpStatusCode.Forbidden)]
    public async Task Connect_NotOurCaller_IsRefused(string? role, string? origin, HttpStatusCode expected)
    {
        await using var server = await LiveServer.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address + "/hubs/live/negotiate?negotiateVersion=1");
        if (role is not null)
        {
            request.Headers.Add("X-Role", role);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var negotiated = await client.SendAsync(request);

        Assert.Equal(expected, negotiated.StatusCode);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => RawScreen.ConnectAsync(server.Address, role, origin));
    }

    [Fact]
    public async Task Connect_OwnOrAllowedOrigin_IsAccepted()
    {
        await using var server = await LiveServer.StartAsync(("Live:AllowedOrigins:0", "https://wall.example"));

        using var own = await RawScreen.ConnectAsync(server.Address, nameof(Role.Viewer), server.Address);
        using var allowed = await RawScreen.ConnectAsync(server.Address, nameof(Role.Viewer), "https://wall.example");

        Assert.NotNull(await own.SubscribeAsync());
        Assert.NotNull(await allowed.SubscribeAsync());
    }

    [Fact]
    public async Task Subscribe_UnknownDashboardOrVariable_AnswersAnErrorAndKeepsTheConnection()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        Assert.NotNull((await screen.CallAsync("Subscribe", "gone", null))["error"]);
        Assert.NotNull((await screen.CallAsync("Subscribe", "d", new { place = "a" }))["error"]);
        Assert.NotNull((await screen.CallAsync("Subscribe", "d", new { site = new string('x', 65) }))["error"]);
        Assert.NotNull(await screen.SubscribeAsync());
    }

    [Fact]
    public async Task Subscribe_TooOften_IsRefused()
    {
        await using var server = await LiveServer.StartAsync(("Live:MaxCallsPerMinute", "2"));
        using var screen = await server.ConnectAsync();
        await screen.SubscribeAsync();
        await screen.SubscribeAsync();

        Assert.Contains("Too many", (await screen.CallAsync("Subscribe", "d", null))["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MessageLargerThanAnyCall_ClosesTheConnection()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        await screen.SendAsync(new string(' ', 20_000));

        await screen.UntilClosedAsync();
    }

    [Fact]
    public async Task Reload_DashboardFileChanges_SendsASnapshotOfTheNewOne()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await screen.SubscribeAsync();

        await server.RewriteAsync(text => text.Replace("One", "Two", StringComparison.Ordinal));
        var snapshot = await screen.NextCallAsync("snapshot");

        Assert.Equal("Two", snapshot["layout"]!["title"]!["en"]!.GetValue<string>());
        Assert.Equal(Seq(snapshot) + 1, Seq(await screen.NextCallAsync("frame")));
    }

    [Fact]
    public async Task Access_Revoked_ClosesTheConnection()
    {
        await using var server = await LiveServer.StartAsync(("Live:AccessCheckSeconds", "1"));
        using var screen = await server.ConnectAsync();
        await screen.SubscribeAsync();

        server.Access.Revoked = true;

        await screen.UntilClosedAsync();
    }

    [Fact]
    public async Task Snapshots_ForAPage_ResumeWithoutAGap()
    {
        await using var server = await LiveServer.StartAsync(("Live:Simulated", "true"));
        server.Hear("a", 3);
        var painted = JsonNode.Parse((await server.Snapshots.ForAsync("d", null))!)!;
        using var screen = await server.ConnectAsync();

        var answer = (await screen.CallAsync("Resume", "d", null, Seq(painted)))["result"]!;

        Assert.Equal(3, Value(painted));
        Assert.True(painted["simulated"]!.GetValue<bool>());
        Assert.Null(answer["layout"]);
        Assert.Null(await server.Snapshots.ForAsync("gone", null));
    }

    private static long Seq(JsonNode message) => message["seq"]!.GetValue<long>();

    private static double Value(JsonNode message) => message["tiles"]![0]!["point"]!["v"]!.GetValue<double>();
}
