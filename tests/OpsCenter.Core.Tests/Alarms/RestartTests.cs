using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>kill -9 and what must be there afterwards.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Killed_AfterSaving_BoardIsTheSame()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 5.5).Acknowledge("pumps on");
        var before = line.Only;

        await line.KillAndStart();

        Assert.Equal(before with { Procedure = line.Only.Procedure }, line.Only);
        Assert.Equal(1, line.Engine.RaisedInLast10Minutes);
    }

    [Fact]
    public async Task Killed_BeforeSaving_ReadingsAreJudgedAgain()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 3.0).Save();
        line.At("10:00:10", 4.5).At("10:00:20", 3.0).Expect(Cleared("flood", level: 1).From("10:00:10"));

        await line.KillAndStart(at: "10:01");

        line.Expect(Cleared("flood", level: 1).From("10:00:10"));
    }

    [Fact]
    public async Task Killed_ReadingStoredButNeverJudged_IsJudgedAtStart()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Save();
        line.StoreOnly(new Reading(Some.Gauge(), Time("00:00:02"), 4.5, Quality.Good, ReadingFlags.None, Time("00:00:02")));

        await line.KillAndStart(at: "00:01");

        line.Expect(Firing("flood", level: 1).From("00:00:02"));
    }

    [Fact]
    public async Task Killed_PastCannotBeRead_TheNewestReadingIsJudgedAtStart()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.Save();
        line.StoreOnly(new Reading(Some.Gauge(), Time("00:00:02"), 4.5, Quality.Good, ReadingFlags.None, Time("00:00:02")));
        line.Telemetry.PastIsAway = true;

        await line.KillAndStart(at: "00:01");

        line.Expect(Firing("flood", level: 1).From("00:00:02"));
    }

    [Fact]
    public async Task Killed_LatestReadingLongBeforeTheLastSave_IsJudgedAtStart()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0, series: Some.Gauge("ben-binh", "rg-02")).Save();
        line.StoreOnly(new Reading(Some.Gauge(), Time("03:00"), 4.5, Quality.Good, ReadingFlags.Late, Time("10:00")));

        await line.KillAndStart(at: "10:01");

        line.Expect(Firing("flood", level: 1).From("03:00"));
    }

    [Fact]
    public async Task Killed_WhileWaitingForTheOnDelay_TheDelayGoesOn()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));
        await line.At("10:00", 6.1).At("10:02", 6.1).Save();

        await line.KillAndStart(at: "10:04");

        line.Expect().At("10:05", 6.1).Expect(Firing("flood", level: 1).From("10:05"));
    }

    [Fact]
    public async Task Killed_WhileWaiting_TheTimerDoesNotCountTheTimeNobodyListened()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));
        await line.At("10:00", 6.1).Save();

        await line.KillAndStart(at: "12:00");

        // The devices' buffered readings of the last two hours may still come.
        line.Silence(until: "12:00:30").Expect().At("10:01", 3.0).Silence(until: "12:30").Expect();
    }

    [Fact]
    public async Task Killed_WhileWaitingForTheOffDelay_TheDelayGoesOn()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 4, offDelay: "0:10:00")));
        await line.At("10:00", 4.5).At("10:01", 3.0).Save();

        await line.KillAndStart(at: "10:02");

        line.At("10:10", 3.0).Expect(Firing("flood", level: 1)).At("10:11", 3.0).Expect(Cleared("flood", level: 1));
    }

    [Fact]
    public async Task Killed_SequenceOfWhatWasSaved_GoesOn()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Save();
        await line.KillAndStart();

        await line.At("10:01", 5.5).Save();

        Assert.Equal([1L, 2L], line.Store.Transitions.Select(one => one.Sequence));
    }

    [Fact]
    public async Task RuleGoneWhileDown_ActiveAlarm_IsClosedAtStart()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Save();
        line.Engine.Dispose();
        await line.Rules();

        await line.KillAndStart(at: "10:01");
        await line.Save();

        line.Expect();
        Assert.Equal(AlarmTransitionKind.Closed, line.Store.Transitions.Last().Kind);
        Assert.Empty(line.Store.States);
    }

    [Fact]
    public async Task LimitsMovedWhileDown_LatestReading_IsJudgedByTheNewOnes()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 5.5).Save();
        line.Engine.Dispose();
        await line.Rules(Some.Flood("flood", Some.Level("I", Severity.Low, 5.2), Some.Level("II", Severity.High, 7)));

        await line.KillAndStart(at: "10:01");

        line.Expect(Firing("flood", level: 1).From("10:00"));
        Assert.Equal(5.2, line.Only.Limit);
    }
}
