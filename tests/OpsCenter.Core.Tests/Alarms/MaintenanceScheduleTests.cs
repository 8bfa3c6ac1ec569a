using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class MaintenanceScheduleTests
{
    [Fact]
    public void Daily_OverMidnight_HoldsOnBothSides()
    {
        var schedule = new MaintenanceSchedule { Repeat = MaintenanceRepeat.Daily, Start = new TimeOnly(23, 0), Length = TimeSpan.FromHours(2) };

        // 23:00 in Hải Dương is 16:00 UTC.
        Assert.Null(schedule.At(Utc("2026-11-22T15:59:59Z")));
        Assert.Equal(Utc("2026-11-22T18:00:00Z"), schedule.At(Utc("2026-11-22T16:00:00Z"))?.End);
        Assert.Equal(Utc("2026-11-22T16:00:00Z"), schedule.At(Utc("2026-11-22T17:59:59Z"))?.Start);
        Assert.Null(schedule.At(Utc("2026-11-22T18:00:00Z")));
        Assert.Equal(Utc("2026-11-23T16:00:00Z"), schedule.Next(Utc("2026-11-22T16:00:00Z"))?.Start);
    }

    [Fact]
    public void Weekly_SomeDaysUntilADay_StopsThere()
    {
        var schedule = new MaintenanceSchedule
        {
            Repeat = MaintenanceRepeat.Weekly,
            Days = [DayOfWeek.Monday, DayOfWeek.Thursday],
            Start = new TimeOnly(8, 0),
            Length = TimeSpan.FromHours(1),
            From = new DateOnly(2026, 11, 24),
            Until = new DateOnly(2026, 12, 3),
        };

        Assert.Equal(
            [Utc("2026-11-26T01:00:00Z"), Utc("2026-11-30T01:00:00Z"), Utc("2026-12-03T01:00:00Z")],
            schedule.Next(Utc("2026-11-22T00:00:00Z"), 5).Select(one => one.Start));
        Assert.Null(schedule.At(Utc("2026-11-23T01:30:00Z")));
    }

    [Fact]
    public void Dates_InAnyOrder_SoonestFirst()
    {
        var schedule = new MaintenanceSchedule
        {
            Repeat = MaintenanceRepeat.Dates,
            Dates = [new DateOnly(2026, 12, 5), new DateOnly(2026, 11, 25)],
            Start = new TimeOnly(0, 0),
            Length = TimeSpan.FromDays(3),
        };

        Assert.Equal([Utc("2026-11-24T17:00:00Z"), Utc("2026-12-04T17:00:00Z")], schedule.Next(Utc("2026-11-22T00:00:00Z"), 5).Select(one => one.Start));
        Assert.NotNull(schedule.At(Utc("2026-11-27T16:59:59Z")));
        Assert.Null(schedule.At(Utc("2026-11-27T17:00:00Z")));
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // 02:30 does not exist: it begins at 03:00 summer time.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // 02:30 comes twice: the first.
    public void Daily_ClocksChanged_BeginsOnce(string after, string expected)
    {
        var schedule = new MaintenanceSchedule
        {
            Repeat = MaintenanceRepeat.Daily,
            Start = new TimeOnly(2, 30),
            Length = TimeSpan.FromHours(1),
            Zone = "Europe/Berlin",
        };

        Assert.Equal(Utc(expected), schedule.Next(Utc(after))?.Start);
    }

    private static Instant Utc(string text) => Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
