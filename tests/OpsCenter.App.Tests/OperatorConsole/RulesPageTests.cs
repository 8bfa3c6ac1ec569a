using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.Rules;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

[Collection(ConsoleHost.OneAtATime)]
public sealed class RulesPageTests
{
    private const string File = """
        # What this file is.
        alarms:
          - id: water.flood
            title: {vi: "Lũ", en: "Flood"}   # shown

            levels:
              - {name: {vi: "I", en: "I"}, severity: high, limit: 4}
          # of the next one
          - id: water.flood-2
            title: A
        """;

    [Fact]
    public async Task Page_RuleInForce_IsASentence()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/rules");

        Assert.Equal("Lũ tại mỗi điểm đo", page.QuerySelector(".rule-list b")!.TextContent);
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
    public void Cut_OneOfSeveral_IsAnAlarmsFileOfItsOwn()
    {
        Assert.Equal(
            "alarms:\n  - id: water.flood\n    title: {vi: \"Lũ\", en: \"Flood\"}   # shown\n\n    levels:\n      - {name: {vi: \"I\", en: \"I\"}, severity: high, limit: 4}\n",
            RuleText.Cut(File, "water.flood"));
        Assert.Equal("alarms:\n  - id: water.flood-2\n    title: A\n", RuleText.Cut(File, "water.flood-2"));
        Assert.Equal("", RuleText.Cut(File, "water.none"));
    }
}
