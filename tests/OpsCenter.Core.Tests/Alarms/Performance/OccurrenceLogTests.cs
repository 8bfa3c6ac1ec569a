using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms.Performance;

public sealed class OccurrenceLogTests
{
    [Fact]
    public void Of_TwoTimes_EachHasItsLengthWorstOwnerAndWords()
    {
        var diary = new Diary().Alarm("a", severity: Severity.Medium)
            .Raised("10:00", "a").Escalated("10:10", "a", Severity.High).Other("10:12", "a", AlarmTransitionKind.Eased).Acknowledged("10:20", "a", "pumps on").Cleared("11:00", "a")
            .Raised("12:00", "a");

        var found = OccurrenceLog.Of([.. diary.Lines.Reverse()]);

        Assert.Equal([Diary.At("12:00"), Diary.At("10:00")], found.Select(one => one.RaisedAt));
        Assert.Equal([Severity.Medium, Severity.High], found.Select(one => one.Severity));
        Assert.Equal((TimeSpan.FromHours(1), "Lan", Diary.At("10:20")), (found[1].Length(Diary.At("13:00")), found[1].AcknowledgedBy, found[1].AcknowledgedAt!.Value));
        Assert.Equal(["pumps on"], found[1].Comments);
        Assert.Equal((null, TimeSpan.FromMinutes(30)), (found[0].EndedAt, found[0].Length(Diary.At("12:30"))));
    }

    [Fact]
    public void Of_AcknowledgedAfterItCleared_BelongsToThatTime()
    {
        var found = Assert.Single(OccurrenceLog.Of([.. new Diary().Raised("10:00", "a").Cleared("10:05", "a").Acknowledged("10:30", "a", "seen").Lines.Reverse()]));

        Assert.Equal((Diary.At("10:30"), Diary.At("10:05"), false), (found.AcknowledgedAt!.Value, found.EndedAt!.Value, found.Closed));
    }

    [Fact]
    public void Of_RuleGone_IsClosedAndNotCleared()
    {
        var found = Assert.Single(OccurrenceLog.Of([.. new Diary().Raised("10:00", "a").Other("10:05", "a", AlarmTransitionKind.Closed).Lines.Reverse()]));

        Assert.Equal((true, null), (found.Closed, found.ClearedValue));
    }

    [Fact]
    public void Of_HistoryThatBeginsInTheMiddle_LeavesOutWhatHasNoRaise()
    {
        var diary = new Diary().Cleared("10:00", "a").Raised("11:00", "a");

        Assert.Equal(Diary.At("11:00"), Assert.Single(OccurrenceLog.Of([.. diary.Lines.Reverse()])).RaisedAt);
    }
}
