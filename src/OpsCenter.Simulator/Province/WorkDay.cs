namespace OpsCenter.Simulator.Province;

/// <summary>The working day of Vietnamese offices: 07:30-11:30 and 13:30-17:00, Monday to Friday, public holidays of the solar calendar left out.</summary>
public static class WorkDay
{
    private const double Morning = 4;
    private const double Afternoon = 3.5;

    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(Shape.Local(at).DateTime);

    /// <summary>Local midnight.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Shape.Zone);

    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (4, 30) or (5, 1) or (9, 2));

    /// <summary>Share of the day's work that is done at a local hour, 0 to 1; 0 on days off.</summary>
    public static double Done(DateOnly day, double hour) => Is(day)
        ? (Math.Clamp(hour - 7.5, 0, Morning) + Math.Clamp(hour - 13.5, 0, Afternoon)) / (Morning + Afternoon)
        : 0;

    /// <summary>Working days from the middle of a day to an instant; 0 before.</summary>
    public static double Since(DateOnly day, DateTimeOffset at)
    {
        var today = Of(at);
        if (today < day)
        {
            return 0;
        }

        var done = Done(today, Shape.Hour(at));
        if (today == day)
        {
            return done / 2;
        }

        var days = Is(day) ? 0.5 : 0;
        for (var between = day.AddDays(1); between < today; between = between.AddDays(1))
        {
            days += Is(between) ? 1 : 0;
        }

        return days + done;
    }
}
