namespace OpsCenter.Core.Anomalies;

/// <summary>How a value stands to those of the same hour of the weeks before.</summary>
/// <param name="Usual">Their median.</param>
/// <param name="Score">How many times their scatter the value is off; below zero where it is lower.</param>
/// <param name="Weeks">How many there were.</param>
public readonly record struct AnomalyFinding(double Usual, double Score, int Weeks)
{
    /// <summary>A normal distribution's standard deviation is so many times its median deviation.</summary>
    private const double OfMedianDeviation = 1.4826;

    /// <summary>No series is steadier than this share of its size: a change of one percent is none.</summary>
    private const double LeastShare = 0.02;

    /// <summary>Median and median deviation, so that one wild week, or one holiday, moves neither.</summary>
    /// <param name="value">Of the hour.</param>
    /// <param name="before">Of the same hour of earlier weeks.</param>
    /// <param name="resolution">Smallest difference that means anything, in the value's unit.</param>
    /// <param name="leastWeeks">Fewer tell nothing, nor do weeks of nothing but zeros: it was not connected then, or is so rare that a rule has to watch for it.</param>
    public static AnomalyFinding? Of(double value, IReadOnlyList<double> before, double resolution, int leastWeeks)
    {
        if (before.Count < leastWeeks || before.All(one => one == 0))
        {
            return null;
        }

        var usual = Median(before);
        var scatter = OfMedianDeviation * Median([.. before.Select(one => Math.Abs(one - usual))]);
        var floor = Math.Max(resolution, LeastShare * Math.Abs(usual));
        return new AnomalyFinding(usual, (value - usual) / Math.Max(scatter, floor), before.Count);
    }

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
