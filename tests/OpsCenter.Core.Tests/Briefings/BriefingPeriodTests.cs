using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Reading;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Kpis;
using Xunit;

namespace OpsCenter.Core.Tests.Briefings;

public sealed class BriefingPeriodTests
{
    [Theory]
    [InlineData(BriefingPeriodKind.Shift, "2026-11-22", "2026-11-22 06:00", "2026-11-22 14:00")]
    [InlineData(BriefingPeriodKind.Shift, "2026-11-22-3", "2026-11-22 22:00", "2026-11-23 06:00")]
    [InlineData(BriefingPeriodKind.Day, "2026-11-22", "2026-11-22 00:00", "2026-11-23 00:00")]
    [InlineData(BriefingPeriodKind.Week, "2026-11-22", "2026-11-16 00:00", "2026-11-23 00:00")]
    [InlineData(BriefingPeriodKind.Month, "2026-02-28", "2026-02-01 00:00", "2026-03-01 00:00")]
    [InlineData(BriefingPeriodKind.Quarter, "2026-11-22", "2026-10-01 00:00", "2027-01-01 00:00")]
    public void TryParse_Day_IsThePeriodThatHoldsIt(BriefingPeriodKind kind, string date, string start, string end)
    {
        var period = BriefingPeriod.TryParse(kind, date)!.Value;

        Assert.Equal((At(start), At(end)), (LocalClock.Local(period.Start), LocalClock.Local(period.End)));
        Assert.Equal(period, BriefingPeriod.TryParse(kind, period.DateText));
        Assert.Equal(period, period.Next.Previous);
        Assert.Equal(period, BriefingPeriod.Containing(kind, period.Start));
    }

    [Theory]
    [InlineData(BriefingPeriodKind.Day, "2026-11-31")]
    [InlineData(BriefingPeriodKind.Day, "2026-11-22-2")]
    [InlineData(BriefingPeriodKind.Shift, "2026-11-22-4")]
    [InlineData(BriefingPeriodKind.Shift, "2026-11-22-0")]
    [InlineData(BriefingPeriodKind.Day, "1999-12-31")]
    [InlineData(BriefingPeriodKind.Month, "")]
    public void TryParse_NoSuchDay_IsNull(BriefingPeriodKind kind, string date) => Assert.Null(BriefingPeriod.TryParse(kind, date));

    [Fact]
    public void Containing_BeforeSix_IsTheNightShiftOfTheDayBefore()
    {
        var period = BriefingPeriod.Containing(BriefingPeriodKind.Shift, LocalClock.At(At("2026-11-22 05:59")));

        Assert.Equal(("2026-11-21-3", 3), (period.DateText, period.Shift));
    }

    [Theory]
    [InlineData(BriefingPeriodKind.Day, "2026-11-22", "2025-11-22")]
    [InlineData(BriefingPeriodKind.Week, "2026-11-22", "2025-11-17")]
    [InlineData(BriefingPeriodKind.Quarter, "2026-11-22", "2025-10-01")]
    [InlineData(BriefingPeriodKind.Day, "2024-02-29", "2023-02-28")]
    public void LastYear_OfAPeriod_IsTheSameOne(BriefingPeriodKind kind, string date, string expected) =>
        Assert.Equal(expected, BriefingPeriod.TryParse(kind, date)!.Value.LastYear.DateText);

    [Theory]
    [InlineData("2026-11-21", 9, "2026-11-21 09:00")]
    [InlineData("2026-11-21", 30, "2026-11-22 00:00")]
    public void EndAfter_OfARunningDay_IsAsLongAsItHasGone(string date, int hours, string expected) =>
        Assert.Equal(LocalClock.At(At(expected)), BriefingPeriod.TryParse(BriefingPeriodKind.Day, date)!.Value.EndAfter(TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("month", "2026-07-01", "2025-07-01")]
    [InlineData("month", "2029-02-01", "2028-02-01")]
    [InlineData("quarter", "2029-01-01", "2028-01-01")]
    [InlineData("year", "2028-01-01", "2027-01-01")]
    [InlineData("week", "2026-11-16", "2025-11-17")]
    public void YearBefore_OfAWindow_IsTheWindowOfTheSameName(string every, string start, string expected)
    {
        var step = new KpiStep(Enum.Parse<KpiStepUnit>(every, ignoreCase: true));

        Assert.Equal(LocalClock.At(At(expected)), BriefingKpiReading.YearBefore(step, LocalClock.At(At(start))));
    }

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
