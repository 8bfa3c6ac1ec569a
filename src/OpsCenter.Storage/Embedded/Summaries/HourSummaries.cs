using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Summaries;

/// <summary>Sums points up by hours of the clock in UTC.</summary>
internal static class HourSummaries
{
    public const long Hour = 3_600_000_000_000;

    /// <summary>Below it a sum of a chunk's values, added up in binary, is nearer to the right decimal than to any other.</summary>
    private const double RoundsRight = 1L << 40;

    /// <param name="points">In order of time.</param>
    public static WindowSummary[] Of(ReadOnlySpan<StoredPoint> points)
    {
        var hours = new List<WindowSummary>();
        var values = new double[points.Length];
        var (hour, end) = (default(WindowSummary), long.MinValue);
        for (var index = 0; index < points.Length; index++)
        {
            values[index] = points[index].Value;
            if (points[index].Time >= end)
            {
                Keep(hours, hour);
                (hour, end) = (default, EndOf(points[index].Time));
            }

            hour.Include(points[index].ToPoint());
        }

        Keep(hours, hour);
        WindowSummary[] kept = [.. hours];
        if (DecimalNumbers.Fewest(values) is { } decimals)
        {
            RoundSums(kept, DecimalNumbers.PowersOfTen[decimals]);
        }

        return kept;
    }

    /// <summary>The same for what follows: an hour that both have a part of becomes one.</summary>
    public static WindowSummary[] Join(ReadOnlySpan<WindowSummary> earlier, ReadOnlySpan<WindowSummary> later)
    {
        if (earlier.IsEmpty || later.IsEmpty || later[0].FirstTime.UnixNanoseconds >= EndOf(earlier[^1].FirstTime.UnixNanoseconds))
        {
            return [.. earlier, .. later];
        }

        WindowSummary[] joined = [.. earlier, .. later[1..]];
        joined[earlier.Length - 1].Append(later[0]);
        return joined;
    }

    /// <summary>The known hours, and those of the late ones that are not among them.</summary>
    public static WindowSummary[] Fill(WindowSummary[] known, WindowSummary[] late)
    {
        var there = known.Select(hour => EndOf(hour.FirstTime.UnixNanoseconds)).ToHashSet();
        return [.. known.Concat(late.Where(hour => !there.Contains(EndOf(hour.FirstTime.UnixNanoseconds)))).OrderBy(hour => hour.FirstTime)];
    }

    private static long EndOf(long time)
    {
        var begun = Math.DivRem(time, Hour, out var rest) - (rest < 0 ? 1 : 0);
        return begun >= long.MaxValue / Hour ? long.MaxValue : (begun + 1) * Hour;
    }

    private static void Keep(List<WindowSummary> hours, in WindowSummary hour)
    {
        if (hour.Count > 0)
        {
            hours.Add(hour);
        }
    }

    /// <summary>0.1 + 0.2 is 0.3 for people, and three digits instead of seventeen in the file.</summary>
    private static void RoundSums(WindowSummary[] hours, double power)
    {
        foreach (ref var hour in hours.AsSpan())
        {
            if (Math.Max(Math.Abs(hour.Min), Math.Abs(hour.Max)) * hour.Count * power < RoundsRight)
            {
                hour.Sum = Math.Round(hour.Sum * power) / power;
                hour.Increase = Math.Round(hour.Increase * power) / power;
            }
        }
    }
}
