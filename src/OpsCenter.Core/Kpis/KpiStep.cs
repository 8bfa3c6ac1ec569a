using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis;

/// <summary>Windows that follow each other without a gap in local time: parts of a day that divide it, or days, weeks (from Monday), months, quarters, years.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Part">Length of a part of a day; zero for others.</param>
public readonly record struct KpiStep(KpiStepUnit Unit, TimeSpan Part = default)
{
    private const int MonthsOfQuarter = 3;
    private const int DaysOfWeek = 7;

    /// <summary>Length; of months and longer the shortest.</summary>
    public TimeSpan Shortest => Unit switch
    {
        KpiStepUnit.Part => Part,
        KpiStepUnit.Day => TimeSpan.FromDays(1),
        KpiStepUnit.Week => TimeSpan.FromDays(DaysOfWeek),
        KpiStepUnit.Month => TimeSpan.FromDays(28),
        KpiStepUnit.Quarter => TimeSpan.FromDays(90),
        _ => TimeSpan.FromDays(365),
    };

    /// <summary>Length; of months and longer the longest.</summary>
    public TimeSpan Longest => Unit switch
    {
        KpiStepUnit.Month => TimeSpan.FromDays(31),
        KpiStepUnit.Quarter => TimeSpan.FromDays(92),
        KpiStepUnit.Year => TimeSpan.FromDays(366),
        _ => Shortest,
    };

    public bool IsCalendar => Unit is KpiStepUnit.Month or KpiStepUnit.Quarter or KpiStepUnit.Year;

    /// <summary>Start of the window that holds the moment.</summary>
    public Instant StartOf(Instant at)
    {
        var local = LocalClock.Local(at);
        return LocalClock.At(Unit switch
        {
            KpiStepUnit.Part => local.Date + new TimeSpan(local.TimeOfDay.Ticks - (local.TimeOfDay.Ticks % Part.Ticks)),
            KpiStepUnit.Day => local.Date,
            KpiStepUnit.Week => local.Date.AddDays(-(((int)local.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek)),
            KpiStepUnit.Month => new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
            KpiStepUnit.Quarter => new DateTime(local.Year, local.Month - ((local.Month - 1) % MonthsOfQuarter), 1, 0, 0, 0, DateTimeKind.Unspecified),
            _ => new DateTime(local.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        });
    }

    /// <summary>End (exclusive) of the window that begins then: start of the next.</summary>
    public Instant EndOf(Instant start) => Unit switch
    {
        KpiStepUnit.Month => LocalClock.At(LocalClock.Local(start).AddMonths(1)),
        KpiStepUnit.Quarter => LocalClock.At(LocalClock.Local(start).AddMonths(MonthsOfQuarter)),
        KpiStepUnit.Year => LocalClock.At(LocalClock.Local(start).AddYears(1)),
        _ => start + Shortest,
    };

    /// <summary>Start of the window before.</summary>
    public Instant Before(Instant start) => StartOf(start - TimeSpan.FromTicks(1));

    /// <summary>Starts of the windows from the one that begins at <paramref name="first"/>, as long as they begin before <paramref name="end"/>.</summary>
    public IEnumerable<Instant> Starts(Instant first, Instant end)
    {
        for (var start = first; start < end; start = EndOf(start))
        {
            yield return start;
        }
    }

    /// <summary>As in <c>kpis.yaml</c>: <c>5m</c>, <c>1h</c>, <c>month</c>.</summary>
    public override string ToString() => Unit switch
    {
        KpiStepUnit.Part when Part.TotalHours >= 1 => $"{Part.TotalHours:0}h",
        KpiStepUnit.Part => $"{Part.TotalMinutes:0}m",
        _ => Unit.ToString().ToLowerInvariant(),
    };
}
