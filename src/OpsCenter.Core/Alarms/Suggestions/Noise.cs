using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>Noise of one series, from how neighbouring readings differ.</summary>
/// <param name="Sigma">Standard deviation.</param>
/// <param name="Step">Smallest usual step.</param>
internal readonly record struct Noise(double Sigma, double Step)
{
    private const int Fewest = 20;

    /// <summary>Of a normal distribution: standard deviation over median of the absolute.</summary>
    private const double OverMedian = 1.4826;

    /// <summary>Null where there are too few readings.</summary>
    public static Noise? Of(IReadOnlyList<Point> points)
    {
        if (points.Count < Fewest)
        {
            return null;
        }

        var steps = points.Zip(points.Skip(1), (one, other) => Math.Abs(other.Value - one.Value)).Order().ToArray();
        var moved = Array.FindIndex(steps, step => step > 0);

        // A sensor that mostly repeats itself shows its noise only in the steps it does make.
        return moved < 0
            ? new Noise(0, 0)
            : new Noise(OverMedian * steps[steps.Length / 2] / Math.Sqrt(2), steps[moved + ((steps.Length - moved) / 100)]);
    }
}
