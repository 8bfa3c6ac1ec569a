namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>A history as the views of a forecast look at it: always from an origin, and never at what lies behind that.</summary>
/// <param name="values">Oldest first; NaN where there is no value.</param>
/// <param name="day">Steps of a day.</param>
/// <param name="phase">Steps from Monday's midnight to the first value.</param>
internal sealed class SeriesPast(double[] values, int day, int phase)
{
    private const int DaysOfWeek = 7;
    private const int Workdays = 5;
    private const int WeeksOfKind = 4;

    public int Day => day;

    public int Week => day * DaysOfWeek;

    public double this[int at] => values[at];

    /// <summary>Mean of the newest steps before the origin; where they are empty, of ever more.</summary>
    public double Mean(int origin, int steps)
    {
        for (var span = steps; ; span *= 4)
        {
            var (sum, count) = (0.0, 0);
            for (var at = Math.Max(0, origin - span); at < origin; at++)
            {
                if (!double.IsNaN(values[at]))
                {
                    (sum, count) = (sum + values[at], count + 1);
                }
            }

            if (count > 0 || span >= origin)
            {
                return count > 0 ? sum / count : double.NaN;
            }
        }
    }

    /// <summary>Mean of the newest values at the same step of a season.</summary>
    public double Same(int origin, int at, int season, int most)
    {
        var (sum, count) = (0.0, 0);
        for (var past = Before(origin, at, season); past >= 0 && count < most; past -= season)
        {
            if (!double.IsNaN(values[past]))
            {
                (sum, count) = (sum + values[past], count + 1);
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>The same step of the week, or of the day where there is no such week.</summary>
    public double SameOfWeek(int origin, int at, int weeks)
    {
        var mean = Same(origin, at, Week, weeks);
        return double.IsNaN(mean) ? Same(origin, at, day, DaysOfWeek) : mean;
    }

    /// <summary>Median of the newest values at the same step of the day: one wild day does not move it.</summary>
    public double Median(int origin, int at, int most)
    {
        Span<double> found = stackalloc double[most];
        var count = 0;
        for (var past = Before(origin, at, day); past >= 0 && count < most; past -= day)
        {
            if (!double.IsNaN(values[past]))
            {
                found[count++] = values[past];
            }
        }

        var sorted = found[..count];
        sorted.Sort();
        return count == 0 ? double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    /// <summary>Same step of days of the same kind, workdays or weekends; the newer the heavier.</summary>
    public double SameKind(int origin, int at, int most, double fade)
    {
        var (sum, weights, weight, count) = (0.0, 0.0, 1.0, 0);
        var weekend = IsWeekend(at);
        for (var past = Before(origin, at, day); past >= Math.Max(0, at - (WeeksOfKind * Week)) && count < most; past -= day)
        {
            if (IsWeekend(past) == weekend && !double.IsNaN(values[past]))
            {
                (sum, weights, weight, count) = (sum + (weight * values[past]), weights + weight, weight * fade, count + 1);
            }
        }

        return count > 0 ? sum / weights : Same(origin, at, day, DaysOfWeek);
    }

    private static int Before(int origin, int at, int season) => at - (season * (((at - origin) / season) + 1));

    private bool IsWeekend(int at) => (phase + at) % Week >= Workdays * day;
}
