namespace OpsCenter.Core.Units;

/// <summary>Somebody's turn. One that ends at or before its begin ends on the next day.</summary>
/// <param name="Who">User name.</param>
/// <param name="Days">Weekdays on which it begins; empty for one with a date.</param>
/// <param name="Date">The only day on which it begins; wins over the weekdays' turns. Null for one by weekday.</param>
/// <param name="From">Time here.</param>
/// <param name="To">Time here; equal to <paramref name="From"/> for a whole day.</param>
public sealed record RotaShift(string Who, IReadOnlyList<DayOfWeek> Days, DateOnly? Date, TimeOnly From, TimeOnly To)
{
    /// <param name="now">Time here.</param>
    public bool Covers(DateTime now) => BeganOn(DateOnly.FromDateTime(now), now) || BeganOn(DateOnly.FromDateTime(now).AddDays(-1), now);

    private bool BeganOn(DateOnly day, DateTime now)
    {
        if (Date is { } only ? only != day : !Days.Contains(day.DayOfWeek))
        {
            return false;
        }

        var begin = day.ToDateTime(From);
        var end = To > From ? day.ToDateTime(To) : day.AddDays(1).ToDateTime(To);
        return now >= begin && now < end;
    }
}
