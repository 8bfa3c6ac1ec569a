using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>"!" in <see cref="TimeLine.Told"/>: an operator was called.</summary>
public sealed class MaintenanceTests
{
    [Fact]
    public async Task Window_RaisedInside_IsQuietAndCalledAtItsEndIfItStands()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00").At("10:10", 4.5);

        Assert.Equal(new AlarmHold(AlarmHoldKind.Maintenance, "Minh", "new pump", Time("11:00"), null), line.Only.Hold);
        line.Silence("11:00:05").Expect(Firing("flood", level: 1).From("10:10").Unacknowledged());

        Assert.Null(line.Only.Hold);
        await line.Told("10:10:00 Raised (Maintenance)", "11:00:00 Released !");
    }

    [Fact]
    public async Task Window_RaisedAndClearedInside_LeavesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00").At("10:10", 4.5).At("10:20", 1.0).Expect().Silence("11:00").Expect();

        await line.Told("10:10:00 Raised (Maintenance)", "10:20:00 Cleared (Maintenance)");
    }

    [Fact]
    public async Task Window_StandingAlarm_IsTakenInAtItsBeginAndReleasedAtItsEnd()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Maintain("10:00", "1:00").At("09:00", 4.5).Acknowledge();

        line.Silence("10:00:01");
        Assert.Equal(AlarmHoldKind.Maintenance, line.Only.Hold?.Kind);
        line.Silence("11:00:01").Expect(Firing("flood", level: 1).Unacknowledged());

        await line.Told("09:00:00 Raised !", "09:00:00 Acknowledged", "10:00:00 Suppressed (Maintenance)", "11:00:00 Released !");
    }

    [Fact]
    public async Task Window_OtherSite_IsNotCovered()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00", site: "ben-binh").At("10:10", 4.5);

        Assert.Null(line.Only.Hold);
        await line.Told("10:10:00 Raised !");
    }

    [Fact]
    public async Task Window_MadeWhileItRuns_HoldsFromThatMoment()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:10", 4.5).Silence("10:20").Maintain("10:00", "1:00", made: "10:20");

        Assert.Equal(AlarmHoldKind.Maintenance, line.Only.Hold?.Kind);
        await line.Told("10:10:00 Raised !", "10:20:00 Suppressed (Maintenance)");
    }

    [Fact]
    public async Task Window_Deleted_ReleasesAtOnce()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00").At("10:10", 4.5).Silence("10:20").Calendar.Set([]);

        Assert.Null(line.Only.Hold);
        await line.Told("10:10:00 Raised (Maintenance)", "10:20:00 Released !");
        await line.Silence("12:00").Told();
    }

    [Fact]
    public async Task Window_EndsInsideAnother_GoesOnWithThat()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00").At("10:10", 4.5).Maintain("10:30", "1:00").Silence("11:10");

        Assert.Equal(Time("11:30"), line.Only.Hold?.Until);
        await line.Silence("11:31").Told("10:10:00 Raised (Maintenance)", "11:30:00 Released !");
    }

    [Fact]
    public async Task Window_AlarmOnTheShelfToo_IsReleasedOnlyWhenBothAreOver()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Maintain("10:00", "1:00").At("10:10", 4.5).Shelve("cleaning", "2:00");
        Assert.Equal(AlarmHoldKind.Shelved, line.Only.Hold?.Kind);

        line.Silence("11:01").Silence("12:11");

        await line.Told("10:10:00 Raised (Maintenance)", "10:10:00 Shelved (Shelved)", "11:00:00 Released (Shelved)", "12:10:00 Unshelved !");
    }

    [Fact]
    public async Task Killed_InsideTheWindow_ComesBackToTheSame()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Maintain("10:00", "1:00").At("10:10", 4.5).Save();

        await line.KillAndStart(at: "10:30");
        Assert.Equal(Time("11:00"), line.Only.Hold?.Until);

        await line.Silence("11:00").Told("10:10:00 Raised (Maintenance)", "11:00:00 Released !");
    }

    [Fact]
    public async Task Killed_BeforeAndOverTheWindow_HistoryIsTheSame()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Maintain("10:00", "1:00").At("09:00", 4.5).Save();

        await line.KillAndStart(at: "13:00");

        await line.Told("09:00:00 Raised !", "10:00:00 Suppressed (Maintenance)", "11:00:00 Released !");
    }

    [Fact]
    public async Task LateReading_OfTheWindowsTime_IsJudgedAsHeldThen()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("10:00", "1:00").Silence("11:30")
            .Arrive(new Reading(Some.Gauge(), Time("10:30"), 4.5, Quality.Good, ReadingFlags.Late, Time("11:30")));

        await line.Told("10:30:00 Raised (Maintenance)", "11:00:00 Released !");
    }
}
