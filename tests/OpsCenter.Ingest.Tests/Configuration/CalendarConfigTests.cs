using System.Globalization;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

/// <summary>Deadlines by the calendar that is shipped, and the messages of <c>holidays.yaml</c>.</summary>
public sealed class CalendarConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    // Times of here, UTC+7; worked out by hand on a wall calendar.
    [Theory]
    [InlineData("2026-11-16 08:00", "4 working hours", "2026-11-16 13:30", "half an hour is lost to noon, three and a half hours are left until it")]
    [InlineData("2026-11-16 16:00", "4 working hours", "2026-11-17 10:30", "over the night")]
    [InlineData("2026-11-20 16:00", "4 working hours", "2026-11-23 10:30", "Friday to Monday")]
    [InlineData("2026-11-21 09:00", "1 working hours", "2026-11-23 08:30", "begins on a Saturday")]
    [InlineData("2026-11-16 12:00", "1 working hours", "2026-11-16 14:00", "begins at noon")]
    [InlineData("2026-11-16 07:30", "8 working hours", "2026-11-16 17:00", "ends with the day, not at the next morning")]
    [InlineData("2026-11-16 08:00", "30 minutes", "2026-11-16 08:30", "of the clock")]
    [InlineData("2026-11-21 23:00", "4 hours", "2026-11-22 03:00", "of the clock, at the weekend")]
    [InlineData("2026-11-17 10:00", "3 working days", "2026-11-20 17:00", "the first day does not count")]
    [InlineData("2026-11-19 10:00", "3 working days", "2026-11-25 17:00", "over the weekend and Culture Day")]
    [InlineData("2026-02-13 10:00", "3 working days", "2026-02-25 17:00", "over the Lunar New Year of 2026")]
    [InlineData("2026-02-13 15:00", "4 working hours", "2026-02-23 09:30", "over the Lunar New Year of 2026 by hours")]
    [InlineData("2025-01-24 10:00", "2 working days", "2025-02-04 17:00", "over the Lunar New Year of 2025")]
    [InlineData("2027-02-04 10:00", "1 working days", "2027-02-12 17:00", "over the Lunar New Year of 2027, as estimated")]
    [InlineData("2025-04-25 10:00", "1 working days", "2025-04-26 17:00", "a Saturday that is worked")]
    [InlineData("2025-04-29 10:00", "1 working days", "2025-05-05 17:00", "30 April, 1 May and the day off in exchange")]
    [InlineData("2026-01-09 16:00", "2 working hours", "2026-01-10 08:30", "into a Saturday that is worked")]
    [InlineData("2025-12-31 16:00", "2 working hours", "2026-01-05 08:30", "New Year and the Friday in exchange")]
    [InlineData("2026-08-28 10:00", "1 working days", "2026-09-03 17:00", "National Day with the Monday in exchange")]
    [InlineData("2026-04-24 10:00", "1 working days", "2026-04-28 17:00", "Hung Kings' Day made good on a Monday")]
    public void Due_ByTheShippedCalendar_IsAsWorkedOutByHand(string from, string deadline, string due, string why)
    {
        var calendar = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.Calendar;

        var found = calendar.Due(Here(from), Deadline.TryParse(deadline)!);

        Assert.True(found == Here(due), $"{why}: {found.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd HH:mm}, not {due}");
    }

    [Fact]
    public void Between_OverAWeekend_CountsOfficeHoursOnly()
    {
        Assert.Equal(TimeSpan.FromHours(4.5), WorkCalendar.Plain.Between(Here("2026-11-20 15:00"), Here("2026-11-23 10:00")));
        Assert.Equal(TimeSpan.Zero, WorkCalendar.Plain.Between(Here("2026-11-23 10:00"), Here("2026-11-20 15:00")));
    }

    [Theory]
    [InlineData("3 working days", true)]
    [InlineData("1 WORKING DAY", true)]
    [InlineData("0 hours", false)]
    [InlineData("-1 days", false)]
    [InlineData("soon", false)]
    [InlineData("4 workinghours", false)]
    [InlineData("2000 hours", false)]
    public void TryParse_Text_IsATimeOrNot(string text, bool good) => Assert.Equal(good, Deadline.TryParse(text) is not null);

    [Theory]
    [InlineData("holidays:\n- {date: 2026-01-01, name: x}\n- {from: 2026-01-01, to: 2026-01-02, name: y}", "holidays[1]", "is a day off already")]
    [InlineData("holidays:\n- {name: x}", "holidays[0]", "has neither one day nor")]
    [InlineData("holidays:\n- {from: 2026-01-02, to: 2026-01-01, name: x}", "holidays[0]", "is no holiday")]
    [InlineData("holidays:\n- {date: 2026-02-30, name: x}", "holidays[0].date", "is not a day")]
    [InlineData("holidays: []\nexchanges:\n- {off: 2026-01-02, work: 2026-01-08}", "exchanges[0]", "is worked anyway")]
    [InlineData("holidays: []\nhours: ['11:30-07:30', '13:00-17:00']", "hours[0]", "is no stretch of a day")]
    [InlineData("holidays: []\nhours: ['07:30-11:30', '11:00-17:00']", "hours[1]", "begins before the one above ends")]
    [InlineData("holidays: []\nholiday: []", "holiday", "unknown key")]
    public void Load_MistakeInTheHolidays_IsNamedByKey(string text, string key, string problem)
    {
        _config.Write("holidays.yaml", text);

        var errors = _config.Errors().Where(error => error.Key == key).ToArray();

        Assert.Contains(errors, error => error.File == "ingest-config/holidays.yaml" && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Line > 0 && error.Remedy.Length > 0);
    }

    private static Instant Here(string text) => Instant.From(new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7)));
}
