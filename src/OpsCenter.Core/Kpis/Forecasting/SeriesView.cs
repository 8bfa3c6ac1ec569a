namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>One simple way of telling a step from what was before the origin: a forecast is a mixture of several.</summary>
/// <param name="past">The history.</param>
/// <param name="usual">What is usual at a step, seen from an origin; NaN where that is unknown.</param>
/// <param name="carry">Share of the last deviation from the usual that is left after each further step; 0 takes none.</param>
/// <param name="newest">Steps whose deviation is looked at.</param>
internal sealed class SeriesView(SeriesPast past, Func<int, int, double> usual, double carry = 0, int newest = 1)
{
    private const double Fade = 0.85;
    private const int LongestGap = 6;

    /// <summary>Fills in the steps from the origin on.</summary>
    public void Tell(int origin, Span<double> into)
    {
        var left = carry == 0 ? 0 : Deviation(origin);
        for (var step = 0; step < into.Length; step++)
        {
            left *= carry;
            into[step] = usual(origin, origin + step) + left;
        }
    }

    private double Deviation(int origin)
    {
        var last = origin - 1;
        while (last > 0 && last > origin - LongestGap && double.IsNaN(past[last]))
        {
            last--;
        }

        var (sum, weights, weight) = (0.0, 0.0, 1.0);
        for (var at = last; at >= 0 && at > last - newest; at--)
        {
            // Each against what was usual before it: otherwise it would be part of its own yardstick.
            if (!double.IsNaN(past[at]) && usual(at, at) is var expected && !double.IsNaN(expected))
            {
                (sum, weights, weight) = (sum + (weight * (past[at] - expected)), weights + weight, weight * Fade);
            }
        }

        return weights > 0 ? sum / weights : 0;
    }
}
