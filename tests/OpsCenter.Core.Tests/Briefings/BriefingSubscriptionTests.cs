using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Briefings;

public sealed class BriefingSubscriptionTests
{
    [Theory]
    [InlineData(BriefingPeriodKind.Day, 7, "2026-11-23 06:59", "2026-11-21")]
    [InlineData(BriefingPeriodKind.Day, 7, "2026-11-23 07:00", "2026-11-22")]
    [InlineData(BriefingPeriodKind.Week, 7, "2026-11-23 07:00", "2026-11-16")]
    [InlineData(BriefingPeriodKind.Week, 7, "2026-11-22 23:00", "2026-11-09")]
    [InlineData(BriefingPeriodKind.Month, 8, "2026-12-01 08:30", "2026-11-01")]
    [InlineData(BriefingPeriodKind.Quarter, 0, "2027-01-01 00:00", "2026-10-01")]
    [InlineData(BriefingPeriodKind.Shift, 7, "2026-11-22 14:00", "2026-11-22-1")]
    [InlineData(BriefingPeriodKind.Shift, 7, "2026-11-22 13:59", "2026-11-21-3")]
    public void DueAt_AtAMoment_IsTheNewestPeriodWhoseHourHasCome(BriefingPeriodKind kind, int hour, string now, string expected)
    {
        var due = Subscription(kind, hour, "2026-01-01").DueAt(At(now));

        Assert.Equal(expected, due.DateText);
    }

    [Fact]
    public void IsDue_SentAlready_NotBeforeTheNextOne()
    {
        var sent = Subscription(BriefingPeriodKind.Day, 7, "2026-11-22");

        Assert.False(sent.IsDue(At("2026-11-23 23:59")));
        Assert.False(sent.IsDue(At("2026-11-24 06:59")));
        Assert.True(sent.IsDue(At("2026-11-24 07:00")));
        Assert.Equal("2026-11-26", sent.DueAt(At("2026-11-27 09:00")).DateText);
    }

    private static BriefingSubscription Subscription(BriefingPeriodKind kind, int hour, string sent) => new()
    {
        Period = kind,
        Language = NoticeLanguage.Vi,
        Hour = hour,
        Channel = "mail",
        MadeBy = "Hoà",
        MadeAt = At("2026-01-01 00:00"),
        SentTo = BriefingPeriod.TryParse(kind, sent)!.Value.Start,
    };

    private static Instant At(string local) => LocalClock.At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
