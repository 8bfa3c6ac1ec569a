using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Limits;

/// <summary>When other limits hold than a rule's own: a season, certain days and hours, spring tides. What is null does not matter. Local time.</summary>
public sealed record AlarmSchedule
{
    public required LocalizedText Name { get; init; }

    /// <summary>First day of the season, month × 100 + day; null with <see cref="ToDay"/> for the whole year.</summary>
    public int? FromDay { get; init; }

    /// <summary>Last day of the season, included; before <see cref="FromDay"/> where the season goes over the new year.</summary>
    public int? ToDay { get; init; }

    public IReadOnlySet<DayOfWeek>? Days { get; init; }

    /// <summary>Inclusive; null with <see cref="ToHour"/> for the whole day.</summary>
    public TimeOnly? FromHour { get; init; }

    /// <summary>Exclusive; before <see cref="FromHour"/> where the hours go over midnight: the part after midnight belongs to the day before.</summary>
    public TimeOnly? ToHour { get; init; }

    /// <summary>Only while tides are high: from the day before a new or full moon to the third day after it.</summary>
    public bool SpringTide { get; init; }

    /// <summary>One per rung; NaN where the rung does not exist then.</summary>
    public required IReadOnlyList<double> Limits { get; init; }

    /// <summary>Of single sites, as <see cref="AlarmRuleConfig.SiteLimits"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> SiteLimits { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    public bool Holds(Instant at)
    {
        var local = LocalClock.Local(at);
        var day = local;
        if (FromHour is { } from && ToHour is { } to)
        {
            var time = TimeOnly.FromDateTime(local);
            var overMidnight = to <= from;
            if (overMidnight ? time < from && time >= to : time < from || time >= to)
            {
                return false;
            }

            day = overMidnight && time < to ? local.AddDays(-1) : local;
        }

        return (Days?.Contains(day.DayOfWeek) ?? true) && InSeason(day) && (!SpringTide || IsSpringTide(at));
    }

    /// <summary>The next moment after which it may hold where it did not, or the other way round.</summary>
    internal Instant NextEdge(Instant after)
    {
        var local = LocalClock.Local(after);
        var next = LocalClock.At(local.Date.AddDays(1));
        foreach (var hour in (TimeOnly?[])[FromHour, ToHour])
        {
            if (hour is { } time && LocalClock.At(local.Date + time.ToTimeSpan()) is var edge && edge > after && edge < next)
            {
                next = edge;
            }
        }

        return next;
    }

    private static bool IsSpringTide(Instant at)
    {
        // By whole local days, so that a limit does not change in the middle of one.
        var midnight = LocalClock.At(LocalClock.Local(at).Date);
        var endOfTomorrow = midnight + TimeSpan.FromDays(2);
        return LocalClock.Local(MoonPhase.LastSyzygy(endOfTomorrow - TimeSpan.FromMilliseconds(1))).Date >= LocalClock.Local(at).Date.AddDays(-3);
    }

    private bool InSeason(DateTime day)
    {
        if (FromDay is not { } from || ToDay is not { } to)
        {
            return true;
        }

        var here = (day.Month * 100) + day.Day;
        return from <= to ? here >= from && here <= to : here >= from || here <= to;
    }
}
