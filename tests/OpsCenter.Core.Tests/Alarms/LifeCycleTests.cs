using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class LifeCycleTests
{
    [Fact]
    public async Task Raised_NobodyActed_IsActiveAndUnacknowledged()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).Expect(Firing("flood", level: 1).From("10:00").Unacknowledged());

        var alarm = line.Only;
        Assert.Equal(new LocalizedText("Lũ tại Phả Lại: I", "Flood at Pha Lai: I"), alarm.Title);
        Assert.Equal(("water", "pha-lai", "chi-linh", "rg-01"), (alarm.Pack, alarm.Site, alarm.Area, alarm.Device));
        Assert.Equal((4.5, 4.0, "m"), (alarm.Value, alarm.Limit, alarm.Unit));
        Assert.Equal("Call the pump station", alarm.Procedure.Response.En);
    }

    [Fact]
    public async Task ClearedWhileAcknowledged_LeavesTheBoard()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge();

        line.Expect(Firing("flood", level: 1).Acknowledged()).At("10:01", 1.0).Expect();
    }

    [Fact]
    public async Task ClearedWhileUnacknowledged_StaysUntilAcknowledged()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).At("10:01", 1.0).Expect(Cleared("flood", level: 1));

        await line.Acknowledge();

        line.Expect();
    }

    [Fact]
    public async Task Escalated_AfterAcknowledgement_AsksAgain()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge("pumps on");

        line.At("10:01", 5.5).Expect(Firing("flood", level: 2).From("10:00").Unacknowledged());
        Assert.Null(line.Only.Owner);
        Assert.Equal("pumps on", line.Only.Comment);
    }

    [Fact]
    public async Task Eased_AfterAcknowledgement_KeepsIt()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 5.5).Acknowledge();

        line.At("10:01", 4.5).Expect(Firing("flood", level: 1).Acknowledged());
        Assert.Equal("Lan", line.Only.Owner);
    }

    [Fact]
    public async Task RaisedAgain_AfterClearing_IsTheSameAlarmAndNewOccurrence()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge("first");
        var id = line.Only.Id;
        line.At("10:01", 1.0).At("10:02", 4.5).Expect(Firing("flood", level: 1).From("10:02").Unacknowledged());

        Assert.Equal((id, null), (line.Only.Id, line.Only.Comment));
    }

    [Fact]
    public async Task Sequence_EachTransition_GrowsByOne()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).At("10:01", 5.5).At("10:02", 4.5).At("10:03", 1.0).Acknowledge();

        Assert.Equal(
            [
                (1, AlarmTransitionKind.Raised, 1), (2, AlarmTransitionKind.Escalated, 2), (3, AlarmTransitionKind.Eased, 1),
                (4, AlarmTransitionKind.Cleared, 1), (5, AlarmTransitionKind.Acknowledged, 1),
            ],
            line.Store.Transitions.Select(one => (one.Sequence, one.Kind, one.Level)));
        Assert.Equal(5, line.Engine.Current.Sequence);
    }

    [Fact]
    public async Task Board_SeveralAlarms_WorstThenUnacknowledgedThenNewest()
    {
        using var line = await TimeLine.Of(Some.Flood("b"), Some.Flood("a", Some.Level("X", Severity.High, 5)));
        await line.At("10:00", 4.5, series: Some.Gauge("ben-binh", "rg-02")).Acknowledge();
        line.At("10:01", 4.2).At("10:02", 5.5, series: Some.Gauge("ben-binh", "rg-02"));

        Assert.Equal([("b", 2), ("a", 2), ("b", 3)], line.Engine.Current.Alarms.Select(alarm => (alarm.RuleId, (int)alarm.Severity)));
    }

    [Fact]
    public async Task Rate_RaisedAndEscalated_CountsTenMinutes()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).At("10:01", 5.5).At("10:02", 1.0);

        Assert.Equal(2, line.Engine.RaisedInLast10Minutes);
        Assert.Equal(0, line.Silence(until: "10:12").Engine.RaisedInLast10Minutes);
    }

    [Fact]
    public async Task Places_Renamed_TitlesFollow()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        line.Places.Set(new Places([], [Some.Places.Sites["pha-lai"] with { Name = LocalizedText.Same("Phả Lại mới") }], []));

        Assert.Equal("Lũ tại Phả Lại mới: I", line.Only.Title.Vi);
    }
}
