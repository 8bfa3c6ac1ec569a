using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Lines of <see cref="TimeLine.Told"/>: what happened, what kept it quiet, and "!" where an operator was called.</summary>
public sealed class ShelvingTests
{
    private static readonly Caller Operator = Caller.Person("Lan", [Role.Operator]);

    [Fact]
    public async Task Shelve_ActiveAlarm_IsShownAsHeldWithReasonAndEnd()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Shelve(" sensor fouled ", "2:00");

        Assert.Equal(new AlarmHold(AlarmHoldKind.Shelved, "Lan", "sensor fouled", Time("12:00"), null), line.Only.Hold);
        Assert.Contains(("Lan", "alarm.shelve", line.Only.Id, "02:00:00: sensor fouled"), line.Audit.Lines);
        await line.Told("10:00:00 Raised !", "10:00:00 Shelved (Shelved)");
    }

    [Fact]
    public async Task Shelved_ReadingsGoOn_JudgedButNobodyIsCalled()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Shelve("cleaning", "2:00");
        await line.Told("10:00:00 Raised !", "10:00:00 Shelved (Shelved)");

        line.At("10:01", 5.5).At("10:02", 4.5).At("10:03", 1.0);

        await line.Told("10:01:00 Escalated (Shelved)", "10:02:00 Eased (Shelved)", "10:03:00 Cleared (Shelved)");
        Assert.Equal(1, line.Engine.RaisedInLast10Minutes);
    }

    [Fact]
    public async Task Shelved_TimeIsOverAndItStands_IsCalledOutAnewAtThatMoment()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await (await line.At("10:00", 4.5).Acknowledge()).Shelve("cleaning", "2:00");
        await line.Told("10:00:00 Raised !", "10:00:00 Acknowledged", "10:00:00 Shelved (Shelved)");

        line.Silence("12:00:07").Expect(Firing("flood", level: 1).From("10:00").Unacknowledged());

        await line.Told("12:00:00 Unshelved !");
        Assert.Null(line.Only.Hold);
    }

    [Fact]
    public async Task Shelved_RaisedAndClearedMeanwhile_LeavesNothingToAcknowledge()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Shelve("cleaning", "2:00");

        line.At("10:10", 4.5).Expect(Firing("flood", level: 1)).At("10:20", 1.0).Expect();

        line.Silence("12:01").Expect();
        await line.Told("10:00:00 Shelved (Shelved)", "10:10:00 Raised (Shelved)", "10:20:00 Cleared (Shelved)", "12:00:00 Unshelved");
    }

    [Fact]
    public async Task Shelve_NormalAlarm_RestsOnTheBoardApart()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Shelve("cleaning", "2:00");

        line.Expect();
        var resting = Assert.Single(line.Engine.Current.Resting);
        Assert.Equal((Severity.None, false, true, AlarmHoldKind.Shelved), (resting.Severity, resting.Active, resting.Acknowledged, resting.Hold!.Kind));

        line.Silence("12:00");
        Assert.Empty(line.Engine.Current.Resting);
    }

    [Fact]
    public async Task Unshelve_ByAPerson_CallsWhatStands()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Shelve("cleaning", "2:00");
        await line.At("10:10", 4.5).Unshelve();

        line.Expect(Firing("flood", level: 1).Unacknowledged()).Silence("13:00");
        await line.Told("10:00:00 Shelved (Shelved)", "10:10:00 Raised (Shelved)", "10:10:00 Unshelved !");
        Assert.Contains(("Lan", "alarm.unshelve", line.Only.Id, null), line.Audit.Lines);
    }

    [Fact]
    public async Task Shelve_Again_TheNewTimeCounts()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Shelve("cleaning", "2:00");
        await line.Silence("11:00").Shelve("still cleaning", "0:30");

        line.Silence("11:29");
        Assert.Equal("still cleaning", line.Only.Hold?.Reason);
        line.Silence("11:30");
        Assert.Null(line.Only.Hold);
    }

    [Fact]
    public async Task Killed_OnTheShelf_ComesBackToTheSame()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Shelve("cleaning", "2:00");
        var before = line.Only;

        await line.KillAndStart(at: "11:00");

        Assert.Equal(before with { Procedure = line.Only.Procedure }, line.Only);
        await line.Silence("12:00").Told("10:00:00 Raised !", "10:00:00 Shelved (Shelved)", "12:00:00 Unshelved !");
    }

    [Fact]
    public async Task Killed_TimeWasOverWhileDown_IsCalledAtStartWithTheRightTime()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Shelve("cleaning", "2:00");

        await line.KillAndStart(at: "15:00");

        line.Expect(Firing("flood", level: 1).Unacknowledged());
        await line.Told("10:00:00 Raised !", "10:00:00 Shelved (Shelved)", "12:00:00 Unshelved !");
        Assert.Equal(Time("15:00"), line.Store.Transitions.Last().RecordedAt);
    }

    [Fact]
    public async Task Killed_ReadingsOfTheShelvesTimeUnjudged_AreJudgedAsHeld()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Shelve("cleaning", "0:30");
        foreach (var (time, value) in new[] { ("10:10", 4.5), ("10:20", 1.0), ("10:40", 4.6) })
        {
            line.StoreOnly(new Reading(Some.Gauge(), Time(time), value, Quality.Good, ReadingFlags.None, Time(time)));
        }

        await line.KillAndStart(at: "11:00");

        await line.Told(
            "10:00:00 Shelved (Shelved)", "10:10:00 Raised (Shelved)", "10:20:00 Cleared (Shelved)", "10:30:00 Unshelved", "10:40:00 Raised !");
    }

    [Fact]
    public async Task RuleRemoved_OnTheShelf_GoesWithIt()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Shelve("cleaning", "2:00");

        await line.Rules();

        Assert.Empty(line.Engine.Current.Resting);
        await line.Silence("13:00").Told("10:00:00 Shelved (Shelved)");
    }

    [Theory]
    [InlineData("0:00:59", AlarmActionOutcome.ShelveTimeOutOfRange)]
    [InlineData("1.00:00:01", AlarmActionOutcome.ShelveTimeOutOfRange)]
    [InlineData("0:01:00", AlarmActionOutcome.Done)]
    [InlineData("1.00:00:00", AlarmActionOutcome.Done)]
    public async Task Shelve_TimeOfAnyLength_OnlyFromAMinuteToTheMost(string time, AlarmActionOutcome expected)
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        var outcome = line.Service.ShelveAsync(
            Operator, line.Only.Id, "x", TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None);
        await line.Save();

        Assert.Equal(expected, await outcome);
    }

    [Fact]
    public async Task Shelve_RefusedForm_ChangesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);
        var (service, id, hour, none) = (line.Service, line.Only.Id, TimeSpan.FromHours(1), CancellationToken.None);

        Assert.Equal(AlarmActionOutcome.ReasonMissing, await service.ShelveAsync(Operator, id, " ", hour, none));
        Assert.Equal(AlarmActionOutcome.CommentTooLong, await service.ShelveAsync(Operator, id, new string('x', 1_001), hour, none));
        Assert.Equal(AlarmActionOutcome.Forbidden, await service.ShelveAsync(Caller.Person("Nam", [Role.Viewer]), id, "x", hour, none));
        Assert.Equal(AlarmActionOutcome.NotFound, await service.ShelveAsync(Operator, "no-such", "x", hour, none));
        Assert.Equal(AlarmActionOutcome.NotShelved, await service.UnshelveAsync(Operator, id, null, none));
        Assert.Equal(AlarmActionOutcome.NotFound, await service.UnshelveAsync(Operator, "no-such", null, none));
        await line.Told("10:00:00 Raised !");
        Assert.Empty(line.Audit.Lines);
    }
}
