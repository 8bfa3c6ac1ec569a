namespace OpsCenter.Simulator.Province;

/// <summary>Curves that the model is made of.</summary>
public static class Shape
{
    /// <summary>Vietnam has one zone and no summer time.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(7);

    /// <summary>Local time.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(Zone);

    /// <summary>Local hour of the day with fraction, 0 to 24.</summary>
    public static double Hour(DateTimeOffset at) => Local(at).TimeOfDay.TotalHours;

    /// <summary>A bell over the hours of the day: 1 at <paramref name="centre"/>, across midnight too.</summary>
    public static double Bell(double hour, double centre, double width)
    {
        var distance = Math.Abs(hour - centre);
        distance = Math.Min(distance, 24 - distance) / width;
        return Math.Exp(-distance * distance);
    }

    /// <summary>0 below 0, 1 above 1, a soft slope between.</summary>
    public static double Soft(double part)
    {
        var x = Math.Clamp(part, 0, 1);
        return x * x * (3 - (2 * x));
    }

    /// <summary>Rises softly, stays at 1, falls softly; 0 outside.</summary>
    public static double Pulse(TimeSpan since, TimeSpan rise, TimeSpan hold, TimeSpan fall) => since < rise + hold
        ? Soft(since / rise)
        : 1 - Soft((since - rise - hold) / fall);

    /// <summary>Great-circle distance in kilometres.</summary>
    public static double Kilometres(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        const double radius = 6371, degree = Math.PI / 180;
        var x = (longitude2 - longitude1) * degree * Math.Cos((latitude1 + latitude2) / 2 * degree);
        var y = (latitude2 - latitude1) * degree;
        return radius * Math.Sqrt((x * x) + (y * y));
    }
}
