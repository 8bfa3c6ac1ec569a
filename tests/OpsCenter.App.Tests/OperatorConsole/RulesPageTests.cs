using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.Rules;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

[Collection(ConsoleHost.OneAtATime)]
public sealed class RulesPageTests
{
    [Fact]
    public async Task Page_RuleInForce_IsASentence()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/rules");

        Assert.Equal("Lũ tại mỗi điểm đo", page.QuerySelector(".rule-name b")!.TextContent);
        Assert.Equal("Báo động III river level từ 4 trở lên; hết khi xuống 3,9 trở xuống.", page.QuerySelector(".sentences li span")!.TextContent.Trim());
    }

    [Fact]
    public async Task Try_RuleAndDraft_TellWhatEachWouldHaveDone()
    {
        await using var host = await ConsoleHost.StartAsync();
        var now = TimeProvider.System.GetInstant();
        var readings = Enumerable.Range(0, 20).Select(hour => new Reading(
            SomeAlarm.Gauge("ben-binh"), now - TimeSpan.FromHours(20 - hour), hour % 4 == 2 ? 4.5 : 3, Quality.Good, ReadingFlags.None, now));
        Assert.IsType<CommitOutcome.Accepted>(await host.Services.GetRequiredService<ITelemetryStore>().CommitAsync(new TelemetryBatch([.. readings], []), CancellationToken.None));
        var desk = host.Services.GetRequiredService<RuleDesk>();
        var viewer = Caller.Person("Lan", [Role.Viewer]);

        var told = await desk.TryAsync(viewer, "water.flood", null, now - TimeSpan.FromDays(1), now, CancellationToken.None);
        var broken = await desk.TryAsync(viewer, "water.flood", "alarms: {", now - TimeSpan.FromDays(1), now, CancellationToken.None);

        Assert.Equal(5, told!.Run!.Alarms.Count);
        Assert.NotEmpty(broken!.Errors);
        Assert.Null(await desk.TryAsync(Caller.Anonymous, "water.flood", null, now - TimeSpan.FromDays(1), now, CancellationToken.None));
        Assert.Empty(desk.List(Caller.Anonymous));
        Assert.Equal("", desk.TextOf(Caller.Anonymous, "water.flood"));
        Assert.StartsWith("alarms:\n  - id: water.flood\n", desk.TextOf(viewer, "water.flood"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbench_RuleInForce_SpeaksBothLanguagesAndHasAFormOfTheText()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        using var browser = await host.SignedInAsync(Role.Technician);

        var page = await browser.OpenAsync("/console/rules/water.flood");

        Assert.Contains("từ 4 m trở lên", page.QuerySelector("[lang=vi] .sentences")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("at or above 4 m", page.QuerySelector("[lang=en] .sentences")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("6.0", page.QuerySelectorAll(".rule-form fieldset")[0].QuerySelectorAll("input")[2].GetAttribute("value"));
        Assert.Equal(12, page.QuerySelectorAll(".site-limits [role=group]").Length);
        Assert.NotNull(page.QuerySelector(".workbench textarea"));
    }

    [Fact]
    public async Task Workbench_Viewer_MayTryButNotSend()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/rules/water.flood");

        Assert.NotEmpty(page.QuerySelectorAll(".rule-form input"));
        Assert.DoesNotContain("Lý do thay đổi", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/denied", await browser.SentToAsync("/console/rules/bulk?rule=water.flood"));
        Assert.Equal("/denied", await browser.SentToAsync("/console/rules/import"));
    }

    [Fact]
    public async Task Proposals_Waiting_AreCountedInTheNavigationAndShownLineByLine()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var files = host.Services.GetRequiredService<RuleFiles>();
        var text = files.TextOf("water", "water.flood")!.Replace("limit: 5.0", "limit: 5.1", StringComparison.Ordinal);
        Assert.IsType<RuleOutcome.Done>(await host.Services.GetRequiredService<RuleProposals>().ProposeAsync(
            Caller.Person("lan", [Role.Technician]), new RuleDraft("water", text, "Triều cường", true), CancellationToken.None));
        using var browser = await host.SignedInAsync(Role.Technician);
        using var viewer = await host.SignedInAsync(Role.Viewer);

        var list = await browser.OpenAsync("/console/rules/proposals");
        var one = await browser.OpenAsync("/console/rules/proposals/1");

        Assert.StartsWith("1", list.QuerySelector(".badge-count")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Triều cường", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bỏ:", one.QuerySelector("tr.removed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("limit: 5.1", one.QuerySelector("tr.added")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Duyệt", one.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await viewer.OpenAsync("/console/rules")).QuerySelector(".badge-count"));
        Assert.DoesNotContain("Từ chối", (await viewer.OpenAsync("/console/rules/proposals/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OneRule_IsWhatTheImportTakes()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        using var answer = await browser.GetAsync("/console/rules/export?rule=water.flood");
        using var none = await browser.GetAsync("/console/rules/export?rule=water.none");

        Assert.Equal(host.Services.GetRequiredService<RuleFiles>().TextOf("water", "water.flood"), await answer.Content.ReadAsStringAsync());
        Assert.Equal("water.flood.yaml", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }
}
