using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>When work is done: days and a time of the day, by the clocks of a place. Immutable.</summary>
/// <remarks>Where the clocks are put forward over the start, it begins when they have been; where they pass it twice, at the first time.</remarks>
public sealed record MaintenanceSchedule
{
    public const string DefaultZone = "Asia/Ho_Chi_Minh";

    public required MaintenanceRepeat Repeat { get; init; }

    /// <summary>For <see cref="MaintenanceRepeat.Dates"/>.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>For <see cref="MaintenanceRepeat.Weekly"/>.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>Local time at which it begins.</summary>
    public required TimeOnly Start { get; init; }

    /// <summary>1 min to 7 d; at most 24 h where it is daily.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>IANA name.</summary>
    public string Zone { get; init; } = DefaultZone;

    /// <summary>First local day of a daily or weekly one; null for at once.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day on which a daily or weekly one begins; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The occurrence that a moment is in; where two overlap, the one that ends last.</summary>
    public MaintenanceOccurrence? At(Instant moment)
    {
        MaintenanceOccurrence? found = null;
        var last = LocalDay(moment).AddDays(1);
        for (var day = LocalDay(moment - Length).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            if (Opens(day) && On(day) is var one && one.Start <= moment && moment < one.End && (found is null || one.End > found.Value.End))
            {
                found = one;
            }
        }

        return found;
    }

    /// <summary>The first occurrence that begins after a moment; null where none does.</summary>
    public MaintenanceOccurrence? Next(Instant after)
    {
        if (Repeat == MaintenanceRepeat.Dates)
        {
            return Dates.Select(day => (MaintenanceOccurrence?)On(day)).Where(one => one!.Value.Start > after).OrderBy(one => one!.Value.Start).FirstOrDefault();
        }

        var day = LocalDay(after).AddDays(-1);
        day = From is { } first && first > day ? first : day;
        for (var tries = 0; tries < 10 && (Until is null || day <= Until); tries++, day = day.AddDays(1))
        {
            if (Opens(day) && On(day) is var one && one.Start > after)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>The next ones, soonest first.</summary>
    public IReadOnlyList<MaintenanceOccurrence> Next(Instant after, int count)
    {
        var found = new List<MaintenanceOccurrence>();
        while (found.Count < count && Next(after) is { } next)
        {
            found.Add(next);
            after = next.Start;
        }

        return found;
    }

    private bool Opens(DateOnly day) => Repeat switch
    {
        MaintenanceRepeat.Dates => Dates.Contains(day),
        MaintenanceRepeat.Weekly when !Days.Contains(day.DayOfWeek) => false,
        _ => (From is null || day >= From) && (Until is null || day <= Until),
    };

    private MaintenanceOccurrence On(DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = day.ToDateTime(Start);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        // Of the two offsets of a doubled hour the greater one comes first.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var start = Instant.From(new DateTimeOffset(local, offset));
        return new MaintenanceOccurrence(start, start + Length);
    }

    private DateOnly LocalDay(Instant moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment.ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime);
}
