using OpsCenter.Core.Calendars;
using OpsCenter.Core.Kpis.Domain;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

public sealed class TimelinessTests
{
    // A Monday.
    private static readonly Instant Monday = Local(23, 9);
    private static readonly Instant Now = Local(27, 12);

    [Fact]
    public void OnTime_EachKind_IsCountedOnce()
    {
        TimedCase[] cases =
        [
            new(Monday, Local(24, 9), Local(24, 9)),
            new(Monday, Local(24, 9), Local(24, 10)),
            new(Monday, Local(24, 9), null),
            new(Monday, Local(30, 9), null),
            new(Monday, null, Local(25, 9)),
            new(Local(28, 9), Local(30, 9), null),
        ];

        var result = OnTime.Of(cases, Now);

        Assert.Equal(new OnTime(DoneOnTime: 2, DoneLate: 1, OpenWithinTime: 1, OpenOverdue: 1), result);
        Assert.Equal(50, result.RatePercent);
    }

    [Fact]
    public void OnTime_DoneAfterTheMoment_WasOpenThen()
    {
        var result = OnTime.Of([new TimedCase(Monday, Local(24, 9), Local(28, 9))], Now);

        Assert.Equal(1, result.OpenOverdue);
        Assert.Equal(0, result.RatePercent);
    }

    [Fact]
    public void OnTime_NothingJudged_HasNoRate() => Assert.Null(OnTime.Of([new TimedCase(Monday, Local(30, 9), null)], Now).RatePercent);

    [Fact]
    public void Promised_ThreeWorkingDaysOverTheWeekend_EndsOnWednesday()
    {
        var friday = Local(20, 9);

        var one = TimedCase.Promised(WorkCalendar.Plain, friday, new Deadline(3, DeadlineUnit.WorkingDays), null);

        Assert.Equal(Local(25, 17), one.Due);
    }

    [Fact]
    public void WorkingTime_OverTheWeekend_CountsOfficeHours()
    {
        var one = new TimedCase(Local(20, 16), null, Local(23, 8));

        Assert.Equal(TimeSpan.FromMinutes(90), OnTime.WorkingTime(WorkCalendar.Plain, one, Now));
    }

    [Fact]
    public void AnswerTime_TenAnswers_TellsMedianAndP90()
    {
        var requests = Enumerable.Range(1, 10).Select(hours => new TimedCase(Monday, Monday + TimeSpan.FromHours(8), Monday + TimeSpan.FromHours(hours))).ToList();
        requests.Add(new TimedCase(Monday, Local(24, 9), null));

        var result = AnswerTime.Of(requests, Now);

        Assert.Equal(TimeSpan.FromHours(5), result.Median);
        Assert.Equal(TimeSpan.FromHours(9), result.P90);
        Assert.Equal(10, result.Answered);
        Assert.Equal(800.0 / 11, result.Promise.RatePercent!.Value, 6);
    }

    [Fact]
    public void AnswerTime_NothingAnswered_HasNone()
    {
        var result = AnswerTime.Of([new TimedCase(Monday, null, null)], Now);

        Assert.Equal((null, null, 0), (result.Median, result.P90, result.Answered));
    }

    private static Instant Local(int day, int hour) => Instant.From(new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(7)));
}
