using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>One day, week (ISO 8601), month, quarter or year of here; or the present of a register.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Start">Its first day; of a register the first day there is.</param>
public readonly record struct SheetPeriod(SheetPeriodKind Kind, DateOnly Start)
{
    /// <summary>Text of a register's only period.</summary>
    public const string Register = "current";

    private const int QuarterMonths = 3;
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>Last day.</summary>
    public DateOnly End => Kind == SheetPeriodKind.None ? DateOnly.MaxValue : Next.Start.AddDays(-1);

    public SheetPeriod Next => this with { Start = Moved(1) };

    public SheetPeriod Previous => this with { Start = Moved(-1) };

    /// <summary><c>2026-11-22</c>, <c>2026-W47</c>, <c>2026-11</c>, <c>2026-Q4</c>, <c>2026</c> or <c>current</c>.</summary>
    public string Text => Kind switch
    {
        SheetPeriodKind.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SheetPeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Midnight):0000}-W{ISOWeek.GetWeekOfYear(Midnight):00}"),
        SheetPeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        SheetPeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{Quarter + 1}"),
        SheetPeriodKind.Year => Start.Year.ToString("0000", CultureInfo.InvariantCulture),
        _ => Register,
    };

    public LocalizedText Name => Kind switch
    {
        SheetPeriodKind.Day => LocalizedText.Same(Start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        SheetPeriodKind.Week => new LocalizedText(
            $"Tuần {ISOWeek.GetWeekOfYear(Midnight)}/{ISOWeek.GetYear(Midnight)}", $"Week {ISOWeek.GetWeekOfYear(Midnight)} of {ISOWeek.GetYear(Midnight)}"),
        SheetPeriodKind.Month => new LocalizedText($"Tháng {Start.Month}/{Start.Year}", Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
        SheetPeriodKind.Quarter => new LocalizedText($"Quý {Roman[Quarter]}/{Start.Year}", $"Quarter {Quarter + 1} of {Start.Year}"),
        SheetPeriodKind.Year => new LocalizedText($"Năm {Start.Year}", $"{Start.Year}"),
        _ => new LocalizedText("Hiện tại", "Now"),
    };

    /// <summary>Begin of the period here, the moment its figures are stored at.</summary>
    public Instant Time => Instant.From(new DateTimeOffset(Midnight, Offset));

    private int Quarter => (Start.Month - 1) / QuarterMonths;

    private DateTime Midnight => Start.ToDateTime(TimeOnly.MinValue);

    /// <summary>The period a day lies in.</summary>
    public static SheetPeriod Of(SheetPeriodKind kind, DateOnly day) => new(kind, kind switch
    {
        SheetPeriodKind.Day => day,
        SheetPeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        SheetPeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
        SheetPeriodKind.Quarter => new DateOnly(day.Year, ((day.Month - 1) / QuarterMonths * QuarterMonths) + 1, 1),
        SheetPeriodKind.Year => new DateOnly(day.Year, 1, 1),
        _ => DateOnly.MinValue,
    });

    /// <summary>The day it is here.</summary>
    public static DateOnly Today(Instant now) => DateOnly.FromDateTime(now.ToDateTimeOffset().ToOffset(Offset).DateTime);

    /// <summary>Null where the text is no period of that kind.</summary>
    public static SheetPeriod? Parse(SheetPeriodKind kind, string? text)
    {
        if (kind == SheetPeriodKind.None)
        {
            return text is null or "" or Register ? Of(kind, default) : null;
        }

        var day = kind switch
        {
            SheetPeriodKind.Day => Exact(text, "yyyy-MM-dd"),
            SheetPeriodKind.Month => Exact(text, "yyyy-MM"),
            SheetPeriodKind.Year => Exact(text, "yyyy"),
            SheetPeriodKind.Quarter => Parts(text, 'Q', 4) is var (year, quarter) ? new DateOnly(year, ((quarter - 1) * QuarterMonths) + 1, 1) : null,
            SheetPeriodKind.Week => Parts(text, 'W', 53) is var (year, week) && week <= ISOWeek.GetWeeksInYear(year)
                ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))
                : null,
            _ => (DateOnly?)null,
        };
        return day is { Year: >= 1900 and <= 2200 } start ? Of(kind, start) : null;
    }

    private DateOnly Moved(int by) => Kind switch
    {
        SheetPeriodKind.Day => Start.AddDays(by),
        SheetPeriodKind.Week => Start.AddDays(7 * by),
        SheetPeriodKind.Month => Start.AddMonths(by),
        SheetPeriodKind.Quarter => Start.AddMonths(QuarterMonths * by),
        SheetPeriodKind.Year => Start.AddYears(by),
        _ => Start,
    };

    private static DateOnly? Exact(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static (int Year, int Part)? Parts(string? text, char letter, int most) =>
        text?.Split('-') is [{ Length: 4 } first, [var sign, .. var rest]] && sign == letter
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200
        && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part >= 1 && part <= most
            ? (year, part)
            : null;
}
