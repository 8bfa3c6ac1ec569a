using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>"!" in <see cref="TimeLine.Told"/>: an operator was called.</summary>
public sealed class RealarmTests
{
    private static readonly AlarmLevelConfig[] Levels =
    [
        Some.Level("I", Severity.Medium, 4),
        Some.Level("II", Severity.High, 5) with { Realarm = TimeSpan.FromMinutes(30) },
        Some.Level("III", Severity.Critical, 6) with { Realarm = TimeSpan.FromMinutes(10) },
    ];

    [Fact]
    public async Task Acknowledged_StillThereAfterTheTime_IsCalledAgain()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        await line.At("10:00", 5.5).Silence("10:05").Acknowledge("pumps on");

        line.Silence("10:29:59").Expect(Firing("flood", level: 2).Acknowledged());
        line.Silence("10:30:01").Expect(Firing("flood", level: 2).From("10:00").Unacknowledged());

        await line.Told("10:00:00 Raised !", "10:05:00 Acknowledged", "10:30:00 Realarmed !");
        Assert.Null(line.Only.Owner);
        Assert.Equal("pumps on", line.Only.Comment);
    }

    [Fact]
    public async Task StillThere_ForHours_IsCalledAtEachTime()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        line.At("10:00", 5.5).Silence("10:31").Silence("11:02");

        await line.Told("10:00:00 Raised !", "10:30:00 Realarmed !", "11:00:00 Realarmed !");
    }

    [Fact]
    public async Task RungChanges_TheTimeOfTheNewRung_CountsFromThere()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        line.At("10:00", 5.5).At("10:20", 6.5).Silence("10:29").Silence("10:30").At("10:35", 4.5).Silence("12:00");

        await line.Told("10:00:00 Raised !", "10:20:00 Escalated !", "10:30:00 Realarmed !", "10:35:00 Eased");
    }

    [Fact]
    public async Task Cleared_BeforeTheTime_IsNotCalled()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        line.At("10:00", 5.5).At("10:10", 1.0).Silence("11:00");

        await line.Told("10:00:00 Raised !", "10:10:00 Cleared");
    }

    [Fact]
    public async Task Shelved_TheTimePasses_NothingUntilItComesBack()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        await line.At("10:00", 5.5).Shelve("cleaning", "1:00");

        line.Silence("11:15").Silence("11:30");

        await line.Told("10:00:00 Raised !", "10:00:00 Shelved (Shelved)", "11:00:00 Unshelved !", "11:30:00 Realarmed !");
    }

    [Fact]
    public async Task Killed_InTheWait_IsCalledAtTheSameMoment()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        await (await line.At("10:00", 5.5).Acknowledge()).Save();

        await line.KillAndStart(at: "10:20");

        line.Silence("10:29:59").Expect(Firing("flood", level: 2).Acknowledged()).Silence("10:30").Expect(Firing("flood", level: 2).Unacknowledged());
        await line.Told("10:00:00 Raised !", "10:00:00 Acknowledged", "10:30:00 Realarmed !");
    }

    [Fact]
    public async Task Killed_ForHours_IsCalledOnceAndGoesOnInTheSameStep()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        await line.At("10:00", 5.5).Save();

        await line.KillAndStart(at: "13:10");
        line.Silence("13:30");

        await line.Told("10:00:00 Raised !", "13:00:00 Realarmed !", "13:30:00 Realarmed !");
    }

    [Fact]
    public async Task LateReading_LongerAgoThanTheTime_IsCalledOnce()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Levels));
        line.Silence("12:00").Arrive(new Reading(Some.Gauge(), Time("10:00"), 5.5, Quality.Good, ReadingFlags.Late, Time("12:00"))).Silence("12:29").Silence("12:30");

        await line.Told("10:00:00 Raised !", "12:30:00 Realarmed !");
    }
}
