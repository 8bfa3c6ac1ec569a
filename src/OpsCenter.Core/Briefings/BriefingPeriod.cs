using System.Globalization;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>A stretch of local time that is told as one.</summary>
/// <param name="Kind">Which length.</param>
/// <param name="Start">Inclusive.</param>
public readonly record struct BriefingPeriod(BriefingPeriodKind Kind, Instant Start)
{
    private const int FirstShiftHour = 6;
    private const int ShiftHours = 8;
    private const int Shifts = 24 / ShiftHours;

    /// <summary>Exclusive: start of the next.</summary>
    public Instant End => LocalClock.At(Kind switch
    {
        BriefingPeriodKind.Shift => Local.AddHours(ShiftHours),
        BriefingPeriodKind.Day => Local.AddDays(1),
        BriefingPeriodKind.Week => Local.AddDays(7),
        BriefingPeriodKind.Month => Local.AddMonths(1),
        _ => Local.AddMonths(3),
    });

    public BriefingPeriod Next => new(Kind, End);

    public BriefingPeriod Previous => Containing(Kind, Start - TimeSpan.FromTicks(1));

    /// <summary>The same of the year before: of weeks the one 52 weeks earlier, of the others the one by the calendar.</summary>
    public BriefingPeriod LastYear => Kind switch
    {
        BriefingPeriodKind.Week => new(Kind, LocalClock.At(Local.AddDays(-52 * 7))),
        _ => new(Kind, LocalClock.At(Local.AddYears(-1))),
    };

    /// <summary>Where its part ends that is as long as a running period has gone: nine hours of today are held against nine hours of yesterday.</summary>
    public Instant EndAfter(TimeSpan gone) => Start + gone is var part && part < End ? part : End;

    /// <summary>Local day on which it begins: whose areas and targets hold.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>1 to 3 of a shift; 0 for others.</summary>
    public int Shift => Kind == BriefingPeriodKind.Shift ? ((Local.Hour - FirstShiftHour) / ShiftHours) + 1 : 0;

    /// <summary>Step of a line over the period that the store's windows meet.</summary>
    public TimeSpan Step => Kind switch
    {
        BriefingPeriodKind.Shift => TimeSpan.FromMinutes(30),
        BriefingPeriodKind.Day => TimeSpan.FromHours(1),
        BriefingPeriodKind.Week => TimeSpan.FromHours(6),
        _ => TimeSpan.FromDays(1),
    };

    private DateTime Local => LocalClock.Local(Start);

    public static BriefingPeriod Containing(BriefingPeriodKind kind, Instant at)
    {
        var local = LocalClock.Local(at);
        return new BriefingPeriod(kind, LocalClock.At(kind switch
        {
            BriefingPeriodKind.Shift => ShiftStart(local),
            BriefingPeriodKind.Day => local.Date,
            BriefingPeriodKind.Week => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            BriefingPeriodKind.Month => new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
            _ => new DateTime(local.Year, local.Month - ((local.Month - 1) % 3), 1, 0, 0, 0, DateTimeKind.Unspecified),
        }));
    }

    /// <summary>As addresses write it: <c>2026-11-22</c>, of shifts with their number <c>2026-11-22-2</c>.</summary>
    public string DateText => Kind == BriefingPeriodKind.Shift
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}-{Shift}")
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The period that holds the day (of shifts: the first, or the one whose number follows). Null where the text is none, or beyond the years 2000 to 2200.</summary>
    public static BriefingPeriod? TryParse(BriefingPeriodKind kind, string text)
    {
        var shift = 1;
        if (kind == BriefingPeriodKind.Shift && text.Length == 12 && text[10] == '-')
        {
            shift = text[11] - '0';
            text = text[..10];
        }

        return shift is >= 1 and <= Shifts && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200
            ? Containing(kind, LocalClock.At(day.ToDateTime(TimeOnly.MinValue).AddHours(kind == BriefingPeriodKind.Shift ? FirstShiftHour + ((shift - 1) * ShiftHours) : 0)))
            : null;
    }

    private static DateTime ShiftStart(DateTime local)
    {
        var hours = (int)Math.Floor((local.TimeOfDay.TotalHours - FirstShiftHour) / ShiftHours) * ShiftHours;
        return local.Date.AddHours(FirstShiftHour + hours);
    }
}
