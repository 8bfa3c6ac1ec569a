using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms.Performance;

public sealed class AlarmAdvisorTests
{
    [Fact]
    public void Advice_ComesBackWithinMinutes_ProposesOffDelayAndDeadband()
    {
        // Gaps of 60, 90 and 118 s; cleared 0.1, 0.05 and 0.12 m below the limit.
        var advice = Only(new Diary()
            .Raised("10:00", "a").Cleared("10:03", "a", 3.9)
            .Raised("10:04", "a").Cleared("10:08", "a", 3.95)
            .Raised("10:09:30", "a").Cleared("10:15", "a", 3.88)
            .Raised("10:16:58", "a").Cleared("10:30", "a"));

        Assert.Equal((AlarmAdviceKind.Chattering, 3, 4, (TimeSpan?)TimeSpan.FromMinutes(2), "m"), (advice.Kind, advice.Count, advice.Of, advice.Time, advice.Unit));
        Assert.Equal(0.12, advice.Deadband!.Value, 3);
    }

    [Fact]
    public void Advice_OverWithinSeconds_ProposesAnOnDelayOfNineTenthsOfTheirLength()
    {
        var diary = new Diary();
        for (var hour = 0; hour < 10; hour++)
        {
            diary.Raised($"{hour:00}:00:00", "a").Cleared($"{hour:00}:00:{10 + hour:00}", "a");
        }

        // Lengths 10 to 19 s: nine of ten are at most 18 s, in steps of five 20 s.
        var advice = Only(diary);

        Assert.Equal((AlarmAdviceKind.Brief, 10, 10, (TimeSpan?)TimeSpan.FromSeconds(20)), (advice.Kind, advice.Count, advice.Of, advice.Time));
    }

    [Fact]
    public void Advice_StandsForDays_AsksForLimitOrMaintenance()
    {
        var advice = Only(new Diary().Raised("00:00", "a").Raised("00:00", "b").Cleared("01:00", "b"), to: "2.00:00");

        Assert.Equal(new AlarmAdvice(AlarmAdviceKind.Stale, 1, 2) { Time = TimeSpan.FromDays(2) }, advice);
    }

    [Fact]
    public void Advice_RaisedWithAnotherRule_NamesTheCause()
    {
        var diary = new Diary().Alarm("power", "power.off").Alarm("camera", "camera.silent").Alarm("elsewhere", "rain", site: "ben-binh");
        for (var hour = 0; hour < 4; hour++)
        {
            diary.Raised($"{hour:00}:00:00", "power").Raised($"{hour:00}:00:50", "camera").Raised($"{hour:00}:00:55", "elsewhere")
                .Cleared($"{hour:00}:30", "power").Cleared($"{hour:00}:30", "camera").Cleared($"{hour:00}:30", "elsewhere");
        }

        var rules = diary.Report("00:00", "1.00:00").Rules.ToDictionary(rule => rule.RuleId, rule => rule.Advice[0]);

        Assert.Equal(new AlarmAdvice(AlarmAdviceKind.Together, 4, 4) { Cause = "power.off" }, rules["camera.silent"]);
        Assert.Equal(AlarmAdviceKind.Frequent, rules["rain"].Kind);
    }

    [Fact]
    public void Advice_FillsTheUpperPriorities_AsksForAnotherSeverity()
    {
        var diary = new Diary().Alarm("a", severity: Severity.Critical);
        diary.Raised("01:00", "a").Cleared("02:00", "a").Raised("03:00", "a").Cleared("04:00", "a").Raised("05:00", "a").Cleared("06:00", "a");

        Assert.Equal(new AlarmAdvice(AlarmAdviceKind.Urgent, 3, 3), Only(diary));
    }

    [Fact]
    public void Advice_NoPattern_StillSaysWhatToTry()
    {
        var advice = Only(new Diary().Raised("01:00", "a").Cleared("02:00", "a").Raised("05:00", "b").Cleared("06:00", "b"));

        Assert.Equal(new AlarmAdvice(AlarmAdviceKind.Frequent, 2, 2), advice);
    }

    private static AlarmAdvice Only(Diary diary, string to = "1.00:00") => Assert.Single(Assert.Single(diary.Report("00:00", to).Rules).Advice);
}
