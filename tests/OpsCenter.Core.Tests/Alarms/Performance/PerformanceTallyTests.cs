using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms.Performance;

/// <summary>Each figure against one counted by hand.</summary>
public sealed class PerformanceTallyTests
{
    [Fact]
    public void Load_TwelveInTenMinutesAndOneLater_IsOneFloodOfOneWindow()
    {
        var diary = new Diary();
        for (var minute = 0; minute < 12; minute++)
        {
            diary.Raised($"10:{minute * 9 / 12:00}:{minute:00}", $"a{minute}");
        }

        var load = diary.Raised("15:00", "late").Report("00:00", "1.00:00").Load;

        Assert.Equal((13, 13.0, 13.0 / 24, 13.0 / 144), (load.Calls, load.PerDay, load.PerHour, load.PerTenMinutes));
        Assert.Equal((12, Diary.At("10:00")), (load.Busiest, load.BusiestAt));
        Assert.Equal(new FloodPeriod(Diary.At("10:00"), TimeSpan.FromMinutes(10), 12, 12), Assert.Single(load.Floods));
        Assert.Equal(1.0 / 144, load.FloodShare);
    }

    [Fact]
    public void Load_TwoOperators_EachHasHalfAndTheFloodIsNone()
    {
        var diary = new Diary();
        for (var second = 0; second < 12; second++)
        {
            diary.Raised($"10:00:{second:00}", $"a{second}");
        }

        var load = diary.Report("00:00", "1.00:00", operators: 2).Load;

        Assert.Equal((6.0, 0), (load.PerDay, load.Floods.Count));
    }

    [Fact]
    public void Load_NeighbouringFloodWindows_AreOneFlood()
    {
        var load = new AlarmLoad(Diary.At("00:00"), TimeSpan.FromHours(1), 1, [11, 20, 3, 12, 0, 0]);

        Assert.Equal(
            [
                new FloodPeriod(Diary.At("00:00"), TimeSpan.FromMinutes(20), 31, 20),
                new FloodPeriod(Diary.At("00:30"), TimeSpan.FromMinutes(10), 12, 12),
            ],
            load.Floods);
        Assert.Equal(0.5, load.FloodShare);
    }

    [Fact]
    public void Calls_HeldRaisesAndEasing_DoNotCount()
    {
        var report = new Diary()
            .Raised("10:00", "a").Escalated("10:05", "a", Severity.High).Other("10:06", "a", AlarmTransitionKind.Eased).Other("11:00", "a", AlarmTransitionKind.Realarmed)
            .Raised("10:00", "b", AlarmHoldKind.Shelved).Raised("10:01", "c", AlarmHoldKind.Suppressed)
            .Other("12:00", "a", AlarmTransitionKind.Shelved, AlarmHoldKind.Shelved).Other("12:01", "b", AlarmTransitionKind.Suppressed, AlarmHoldKind.Maintenance)
            .Report("00:00", "1.00:00");

        Assert.Equal((3, 2, 1, 1), (report.Load.Calls, report.RaisedQuietly, report.Shelved, report.Suppressed));
        Assert.Equal((1, 2), (report.Severities[Severity.High], report.Severities[Severity.Low]));
        Assert.Equal(0, report.Standing);
    }

    [Fact]
    public void Calls_BackFromTheShelfWhileItStands_CallsAnew()
    {
        var report = new Diary()
            .Raised("10:00", "a").Other("10:10", "a", AlarmTransitionKind.Shelved, AlarmHoldKind.Shelved).Other("11:00", "a", AlarmTransitionKind.Unshelved)
            .Raised("12:00", "flapping", AlarmHoldKind.Flapping)
            .Report("00:00", "1.00:00");

        Assert.Equal((2, 2), (report.Load.Calls, report.Standing));
    }

    [Fact]
    public void Standing_PartOfTheDay_IsAveragedOverIt()
    {
        // Six hours, and from before the range until two: 8 of 24 hours.
        var report = new Diary()
            .Raised("00:00", "before").Cleared("1.02:00", "before")
            .Raised("1.06:00", "a").Cleared("1.12:00", "a")
            .Report("1.00:00", "2.00:00");

        Assert.Equal(8.0 / 24, report.StandingAverage, 9);
        Assert.Equal((1, 0, 0), (report.Load.Calls, report.Standing, report.WithoutClearing));
    }

    [Fact]
    public void Stale_MoreThanADayAtTheEnd_IsListedUnlessHeld()
    {
        var report = new Diary()
            .Raised("00:00", "old").Raised("23:00", "young").Raised("00:10", "shelved").Other("01:00", "shelved", AlarmTransitionKind.Shelved, AlarmHoldKind.Shelved)
            .Report("00:00", "1.12:00");

        Assert.Equal("old", Assert.Single(report.Stale).AlarmId);
        Assert.Equal((2, 3), (report.Standing, report.WithoutClearing));
    }

    [Theory]
    [InlineData("10:01:00", true)]
    [InlineData("10:01:01", false)]
    public void Chattering_ThirdRaiseWithinAMinute_IsNamed(string third, bool chatters)
    {
        var report = new Diary()
            .Raised("10:00:00", "a").Cleared("10:00:10", "a").Raised("10:00:20", "a").Cleared("10:00:30", "a").Raised(third, "a")
            .Report("00:00", "1.00:00");

        Assert.Equal(chatters, report.Chattering.Count == 1);
    }

    [Fact]
    public void Answering_FourAlarms_MedianP90LateAndWithoutComment()
    {
        var report = new Diary()
            .Raised("10:00", "a").Acknowledged("10:01", "a", "pumps on")
            .Raised("10:00", "b").Acknowledged("10:03", "b")
            .Raised("10:00", "c").Acknowledged("10:20", "c", "seen").Cleared("10:30", "c")
            .Raised("10:00", "never").Cleared("10:05", "never")
            .Raised("23:55", "not yet due")
            .Report("00:00", "1.00:00", timeToRespond: TimeSpan.FromMinutes(15));

        Assert.Equal(new AlarmAnswering(3, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(20), InTime: 2, Late: 2, WithoutComment: 1), report.Answering);
        Assert.Equal(0.5, report.Answering.InTimeShare);
    }

    [Fact]
    public void Worst_ByRuleAndByAlarm_ShareTheLoad()
    {
        var report = new Diary().Alarm("a", "level").Alarm("b", "level", site: "ben-binh").Alarm("c", "rain", Severity.High)
            .Raised("01:00", "a").Cleared("02:00", "a").Raised("03:00", "a").Cleared("04:00", "a")
            .Raised("05:00", "b").Cleared("06:00", "b").Raised("07:00", "c").Cleared("10:00", "c")
            .Report("00:00", "1.00:00");

        Assert.Equal([("level", 3, 0.75, 2, (TimeSpan?)TimeSpan.FromHours(1)), ("rain", 1, 0.25, 1, TimeSpan.FromHours(3))],
            report.Rules.Select(rule => (rule.RuleId, rule.Calls, rule.Share, rule.Sources, rule.MedianLength)));
        Assert.Equal([("a", 2), ("b", 1), ("c", 1)], report.Sources.Select(source => (source.AlarmId, source.Calls)));
        Assert.Equal(1, report.TopTenShare, 9);
    }

    [Fact]
    public void Nothing_IsNoDivisionByZero()
    {
        var report = new Diary().Report("00:00", "1.00:00");

        Assert.Equal((0, 0.0, 0.0, null), (report.Load.Calls, report.TopTenShare, report.StandingAverage, report.Answering.InTimeShare));
        var verdicts = AlarmFigure.Of(report).ToDictionary(figure => figure.Kind, figure => figure.Verdict);
        Assert.Equal((AlarmVerdict.Met, AlarmVerdict.Unknown, AlarmVerdict.Unknown), (verdicts[AlarmFigureKind.PerDay], verdicts[AlarmFigureKind.UrgentShare], verdicts[AlarmFigureKind.InTime]));
    }

    [Theory]
    [InlineData(150, AlarmVerdict.Met)]
    [InlineData(151, AlarmVerdict.Tolerable)]
    [InlineData(300, AlarmVerdict.Tolerable)]
    [InlineData(301, AlarmVerdict.Missed)]
    public void Figure_PerDay_JudgedAtItsBounds(int calls, AlarmVerdict verdict)
    {
        var diary = new Diary();
        for (var index = 0; index < calls; index++)
        {
            diary.Raised($"{index % 24:00}:{index / 24:00}", $"a{index}");
        }

        var figure = AlarmFigure.Of(diary.Report("00:00", "1.00:00")).Single(one => one.Kind == AlarmFigureKind.PerDay);

        Assert.Equal((verdict, (double?)calls), (figure.Verdict, figure.Value));
    }
}
