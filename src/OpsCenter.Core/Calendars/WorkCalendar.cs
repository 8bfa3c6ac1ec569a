using System.Collections.Frozen;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Calendars;

/// <summary>When the office works: Monday to Friday less the public holidays, and the days that are worked in exchange. Immutable.</summary>
public sealed class WorkCalendar
{
    /// <summary>A deadline that finds no working day in so long is a mistake of the file; it then ends there.</summary>
    private const int MostDays = 3_660;

    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private readonly FrozenDictionary<DateOnly, Holiday> _holidays;
    private readonly FrozenSet<DateOnly> _makeUp;

    /// <param name="spans">Of every working day, in order, not overlapping, at least one.</param>
    /// <param name="holidays">Days off.</param>
    /// <param name="makeUp">Days at a weekend that are worked in exchange.</param>
    public WorkCalendar(IReadOnlyList<WorkSpan> spans, IEnumerable<Holiday> holidays, IEnumerable<DateOnly> makeUp)
    {
        Spans = spans;
        _holidays = holidays.ToFrozenDictionary(holiday => holiday.Day);
        _makeUp = makeUp.ToFrozenSet();
    }

    /// <summary>Where nobody wrote a file: office hours, and no holidays.</summary>
    public static WorkCalendar Plain { get; } =
        new([new WorkSpan(new TimeOnly(7, 30), new TimeOnly(11, 30)), new WorkSpan(new TimeOnly(13, 0), new TimeOnly(17, 0))], [], []);

    public IReadOnlyList<WorkSpan> Spans { get; }

    /// <summary>Null for a day that is none.</summary>
    public Holiday? HolidayOn(DateOnly day) => _holidays.GetValueOrDefault(day);

    public bool IsWorkday(DateOnly day) =>
        _makeUp.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.ContainsKey(day));

    /// <summary>When the time is over.</summary>
    public Instant Due(Instant from, Deadline deadline) => deadline.Unit switch
    {
        DeadlineUnit.Minutes => from + TimeSpan.FromMinutes(deadline.Count),
        DeadlineUnit.Hours => from + TimeSpan.FromHours(deadline.Count),
        DeadlineUnit.Days => from + TimeSpan.FromDays(deadline.Count),
        DeadlineUnit.WorkingHours => AfterHours(from, TimeSpan.FromHours(deadline.Count)),
        _ => AfterDays(from, deadline.Count),
    };

    /// <summary>Working time between two moments; zero where the second is not after the first.</summary>
    public TimeSpan Between(Instant from, Instant to)
    {
        var total = TimeSpan.Zero;
        var last = Day(to);
        for (var day = Day(from); day <= last; day = day.AddDays(1))
        {
            if (!IsWorkday(day))
            {
                continue;
            }

            foreach (var span in Spans)
            {
                var begin = Later(At(day, span.From), from);
                var end = Earlier(At(day, span.To), to);
                total += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return total;
    }

    private static DateOnly Day(Instant at) => DateOnly.FromDateTime(at.ToDateTimeOffset().ToOffset(Offset).DateTime);

    private static Instant At(DateOnly day, TimeOnly time) => Instant.From(new DateTimeOffset(day.ToDateTime(time), Offset));

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;

    private Instant AfterHours(Instant from, TimeSpan left)
    {
        var day = Day(from);
        for (var step = 0; step < MostDays; step++, day = day.AddDays(1))
        {
            if (!IsWorkday(day))
            {
                continue;
            }

            foreach (var span in Spans)
            {
                var begin = Later(At(day, span.From), from);
                var room = At(day, span.To) - begin;
                if (room >= left)
                {
                    return begin + left;
                }

                left -= room > TimeSpan.Zero ? room : TimeSpan.Zero;
            }
        }

        return At(day, Spans[^1].To);
    }

    private Instant AfterDays(Instant from, int count)
    {
        var day = Day(from);
        for (var step = 0; step < MostDays; step++)
        {
            day = day.AddDays(1);
            if (IsWorkday(day) && --count == 0)
            {
                break;
            }
        }

        return At(day, Spans[^1].To);
    }
}
