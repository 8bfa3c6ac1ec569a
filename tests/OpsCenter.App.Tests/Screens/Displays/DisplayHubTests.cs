using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Tests.Live;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Screens.Displays;

/// <summary>Displays over a real WebSocket: they report, hear their plan, and take orders.</summary>
public sealed class DisplayHubTests
{
    private const string Display = "tester/abcdefgh";
    private static readonly Caller Technician = Caller.Person("hoa", [Role.Technician]);
    private static readonly Caller Operator = Caller.Person("lan", [Role.Operator]);
    private static readonly Dictionary<string, string> NoVariables = [];

    [Fact]
    public async Task Report_OfADisplay_IsListedAndAnsweredWithItsPlan()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();

        var answer = await ReportAsync(screen, plan: "");

        Assert.Equal("d", answer["plan"]!["playlist"]![0]!["dashboard"]!.GetValue<string>());
        Assert.Null(answer["remote"]);
        var open = Assert.Single(Board(server).Open);
        Assert.Equal((Display, "tester", 59.5), (open.Display, open.Name, open.Report.Fps));
        Assert.Null((await ReportAsync(screen, answer["plan"]!["version"]!.GetValue<string>()))["plan"]);
    }

    [Theory]
    [InlineData("fps", "1e999")]
    [InlineData("fps", "-1")]
    [InlineData("nodes", "-5")]
    [InlineData("screen", "\"\"")]
    [InlineData("screen", "null")]
    [InlineData("instance", "\"x\"")]
    [InlineData("build", "\"a\\u0000b\"")]
    [InlineData("agent", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"")]
    [InlineData("width", "\"wide\"")]
    public async Task Report_NotValid_IsRefusedAndTheConnectionStays(string key, string value)
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        var report = Report("");
        report[key] = null;
        var text = report.ToJsonString().Replace($"\"{key}\":null", $"\"{key}\":{value}", StringComparison.Ordinal);

        await screen.SendAsync($$"""{"type":1,"invocationId":"bad","target":"Report","arguments":[{{text}}]}""");
        var answer = await screen.AnswerAsync("bad");

        Assert.NotNull(answer["error"]);
        Assert.Empty(Board(server).Open);
        Assert.NotNull(await screen.SubscribeAsync());
    }

    [Fact]
    public async Task Open_ConnectionEnds_IsForgotten()
    {
        await using var server = await LiveServer.StartAsync();
        using (var screen = await server.ConnectAsync())
        {
            await ReportAsync(screen);
            Assert.Single(Board(server).Open);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(!Board(server).Open.Any()));
    }

    [Fact]
    public async Task Show_ToAnOpenDisplay_ArrivesAtOnceIsRepeatedAndReleased()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await ReportAsync(screen);

        Assert.Equal(RemoteOutcome.Done, await server.Remote.ShowAsync(
            Technician, [Display], new RemoteWish("d", new Dictionary<string, string> { ["site"] = "b" }, "v", TimeSpan.FromMinutes(5)), default));
        var order = await screen.NextCallAsync("order");

        Assert.Equal(("remote", "hoa", "d", "v"), (Text(order, "kind"), Text(order["remote"]!, "by"), Text(order["remote"]!, "dashboard"), Text(order["remote"]!, "tile")));
        Assert.Equal("b", order["remote"]!["variables"]!["site"]!.GetValue<string>());
        Assert.Equal("hoa", (await ReportAsync(screen))["remote"]!["by"]!.GetValue<string>());
        Assert.Equal(RemoteOutcome.Done, await server.Remote.ReleaseAsync(Technician, [Display], default));
        Assert.Null((await screen.NextCallAsync("order"))["remote"]);
        Assert.Null((await ReportAsync(screen))["remote"]);
        Assert.Equal(["screen.show", "screen.release"], server.Audit.Entries.Select(entry => entry.Action));
        Assert.All(server.Audit.Entries, entry => Assert.Equal(("hoa", Display), (entry.Who, entry.Subject)));
    }

    [Fact]
    public async Task Show_WithoutPermissionOrSense_IsRefusedAndReachesNobody()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await ReportAsync(screen);
        var wish = new RemoteWish("d", NoVariables, null, null);

        Assert.Equal(RemoteOutcome.Forbidden, await server.Remote.ShowAsync(Operator, [Display], wish, default));
        Assert.Equal(RemoteOutcome.Forbidden, await server.Remote.ReleaseAsync(Operator, [Display], default));
        Assert.Equal(RemoteOutcome.Forbidden, await server.Remote.IdentifyAsync(Operator, Display, "x", default));
        Assert.Equal(RemoteOutcome.Forbidden, await server.Remote.ReloadAsync(Operator, Display, default));
        Assert.Equal(RemoteOutcome.Unknown, await server.Remote.ShowAsync(Technician, [Display], wish with { Dashboard = "gone" }, default));
        Assert.Equal(RemoteOutcome.Unknown, await server.Remote.ShowAsync(Technician, [Display], wish with { Tile = "gone" }, default));
        Assert.Equal(RemoteOutcome.Unknown, await server.Remote.ShowAsync(Technician, [Display], wish with { For = TimeSpan.FromDays(2) }, default));
        Assert.Equal(RemoteOutcome.Unreachable, await server.Remote.ShowAsync(Technician, ["nobody/here"], wish, default));
        Assert.Null((await ReportAsync(screen))["remote"]);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task Show_TimeIsOver_TheDisplayHearsOfItNoMore()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await ReportAsync(screen);
        await server.Remote.ShowAsync(Technician, [Display], new RemoteWish("d", NoVariables, null, TimeSpan.FromMilliseconds(1)), default);

        await Eventually.HoldsAsync(() => Task.FromResult(server.Services.GetRequiredService<RemoteShows>().Find(Display) is null));

        Assert.Null((await ReportAsync(screen))["remote"]);
    }

    [Fact]
    public async Task IdentifyAndReload_OpenDisplay_AreOrdered()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await ReportAsync(screen);

        await server.Remote.IdentifyAsync(Technician, Display, "Left wall", default);
        var identify = await screen.NextCallAsync("order");
        await server.Remote.ReloadAsync(Technician, Display, default);
        var reload = await screen.NextCallAsync("order");

        Assert.Equal(("identify", "Left wall"), (Text(identify, "kind"), Text(identify, "name")));
        Assert.Equal("reload", Text(reload, "kind"));
    }

    [Fact]
    public async Task ScreensFile_Changes_DisplaysAreAskedAndHearTheNewPlan()
    {
        await using var server = await LiveServer.StartAsync();
        using var screen = await server.ConnectAsync();
        await screen.SubscribeAsync();
        var version = (await ReportAsync(screen))["plan"]!["version"]!.GetValue<string>();
        await ReportAsync(screen, version);

        await server.WriteScreensAsync("""{"screens": [{"id": "d", "title": "Hall", "dashboards": ["d"], "quiet": {"from": "22:00", "to": "05:00"}}]}""");
        var order = await screen.NextCallAsync("order");

        Assert.Equal("report", Text(order, "kind"));
        var plan = (await ReportAsync(screen, version))["plan"]!;
        Assert.Equal(("Hall", 1320), (plan["name"]!["en"]!.GetValue<string>(), plan["quiet"]!["fromMinute"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Missed_RaisedAndClearedWhileTheLinkWasDown_IsTold()
    {
        await using var server = await LiveServer.StartAsync();
        server.Alarms.Transitions.AddRange(
        [
            Some(10, "old", AlarmTransitionKind.Raised, true),
            Some(11, "gone", AlarmTransitionKind.Raised, true),
            Some(12, "still", AlarmTransitionKind.Raised, true),
            Some(13, "gone", AlarmTransitionKind.Cleared, false),
            Some(14, "old", AlarmTransitionKind.Acknowledged, true),
        ]);
        using var screen = await server.ConnectAsync();

        var answer = (await screen.CallAsync("Missed", 10))["result"]!;

        Assert.Equal((2, false), (answer["total"]!.GetValue<int>(), answer["more"]!.GetValue<bool>()));
        Assert.Equal(["gone", "still"], answer["alarms"]!.AsArray().Select(alarm => alarm!["title"]!["en"]!.GetValue<string>()));
        Assert.Equal([true, false], answer["alarms"]!.AsArray().Select(alarm => alarm!["over"]!.GetValue<bool>()));
        Assert.Equal(0, (await screen.CallAsync("Missed", 14))["result"]!["total"]!.GetValue<int>());
        Assert.Equal(0, (await screen.CallAsync("Missed", -1))["result"]!["total"]!.GetValue<int>());
    }

    private static DisplayBoard Board(LiveServer server) => server.Services.GetRequiredService<DisplayBoard>();

    private static string? Text(JsonNode node, string key) => node[key]?.GetValue<string>();

    private static JsonObject Report(string plan) => new()
    {
        ["screen"] = "d",
        ["cell"] = null,
        ["instance"] = "abcdefgh",
        ["build"] = "1",
        ["plan"] = plan,
        ["dashboard"] = "d",
        ["agent"] = "test",
        ["width"] = 1920,
        ["height"] = 1080,
        ["fps"] = 59.5,
        ["heapMb"] = null,
        ["nodes"] = 900,
        ["frameAgeMs"] = 200,
        ["late"] = 0,
        ["skewMs"] = -12.5,
        ["soundBlocked"] = false,
    };

    private static async Task<JsonNode> ReportAsync(RawScreen screen, string plan = "") => (await screen.CallAsync("Report", Report(plan)))["result"]!;

    private static AlarmTransition Some(long sequence, string alarm, AlarmTransitionKind kind, bool active) => new()
    {
        Sequence = sequence,
        AlarmId = alarm,
        RuleId = "r",
        Series = SomeAlarm.Gauge("a"),
        Kind = kind,
        At = Instant.FromUnixMilliseconds(sequence * 1000),
        RecordedAt = Instant.FromUnixMilliseconds(sequence * 1000),
        Level = 1,
        Severity = Severity.High,
        Title = LocalizedText.Same(alarm),
        LevelName = LocalizedText.Same("l"),
        Value = 1,
        Limit = 1,
        Unit = "m",
        Active = active,
        Acknowledged = false,
    };
}
