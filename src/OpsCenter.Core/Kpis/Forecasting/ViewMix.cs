using System.Numerics;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Weights of the views for some of the steps ahead: not negative, together one, and such that the mixture's error on past origins is small. By exponentiated
/// gradient (J. Kivinen, M. K. Warmuth, 1997), begun at and drawn back to weights by each view's own error, for the newest weeks are few.
/// </summary>
internal sealed class ViewMix
{
    private const int Rounds = 48;
    private const double Pace = 0.9;
    private const double DrawnBack = 0.3;
    private const double Sharpness = 6;
    private const double Exact = 0.001;
    private const double Steepest = 30;
    private const int Least = 24;
    private const int Few = 60;
    private const double Tail = 0.1;
    private readonly double[] _weights;
    private readonly double _scale;
    private readonly double _low;
    private readonly double _high;
    private readonly bool _relative;

    /// <param name="told">What each view told, case after case.</param>
    /// <param name="seen">What came.</param>
    /// <param name="importance">Of each case: by its age, and where errors are relative by the inverse of what came.</param>
    /// <param name="views">How many.</param>
    /// <param name="relative">Errors are percentages.</param>
    public ViewMix(double[] told, double[] seen, double[] importance, int views, bool relative)
    {
        (_relative, _scale) = (relative, 1);
        _weights = seen.Length == 0 ? Even(views) : Learn(told, seen, importance, views);
        if (seen.Length >= Least && relative)
        {
            _scale = Scale(told, seen, importance);
        }

        (_low, _high) = Band(told, seen);
    }

    public ForecastStep Of(ReadOnlySpan<double> told)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var view = 0; view < _weights.Length; view++)
        {
            if (!double.IsNaN(told[view]))
            {
                (sum, weights) = (sum + (_weights[view] * told[view]), weights + _weights[view]);
            }
        }

        var value = weights > 0 ? _scale * sum / weights : double.NaN;
        return _relative ? new ForecastStep(value, value * _low, value * _high) : new ForecastStep(value, value + _low, value + _high);
    }

    private static double[] Even(int views)
    {
        var weights = new double[views];
        Array.Fill(weights, 1.0 / views);
        return weights;
    }

    private static double[] Learn(double[] told, double[] seen, double[] importance, int views)
    {
        var errors = new double[views];
        for (var at = 0; at < seen.Length; at++)
        {
            for (var view = 0; view < views; view++)
            {
                errors[view] += importance[at] * Math.Abs(told[(at * views) + view] - seen[at]);
            }
        }

        if (errors.Max() == 0)
        {
            return Even(views);
        }

        // What tells it without any error must not drown the arithmetic.
        var best = Math.Max(errors.Min(), Exact * errors.Average());
        var own = ToOne([.. errors.Select(error => Math.Pow(best / Math.Max(error, best), Sharpness))]);
        if (seen.Length < Least)
        {
            return own;
        }

        var (weights, mean, slope) = ((double[])own.Clone(), new double[views], new double[views]);
        for (var round = 0; round < Rounds; round++)
        {
            Slope(told, seen, importance, weights, slope);
            var pace = Pace / Math.Sqrt(1 + (round / 10.0)) / best;
            for (var view = 0; view < views; view++)
            {
                weights[view] *= Math.Exp(Math.Clamp(-pace * slope[view], -Steepest, Steepest));
            }

            ToOne(weights);
            for (var view = 0; view < views && round >= Rounds / 2; view++)
            {
                mean[view] += weights[view];
            }
        }

        ToOne(mean);
        return [.. mean.Select((weight, view) => ((1 - DrawnBack) * weight) + (DrawnBack * own[view]))];
    }

    private static void Slope(double[] told, double[] seen, double[] importance, double[] weights, double[] slope)
    {
        Array.Clear(slope);
        for (var at = 0; at < seen.Length; at++)
        {
            var tellings = told.AsSpan(at * weights.Length, weights.Length);
            var mixed = Mixed(tellings, weights);
            var way = mixed > seen[at] ? importance[at] : -importance[at];
            var view = 0;
            for (; view <= weights.Length - Vector<double>.Count; view += Vector<double>.Count)
            {
                (new Vector<double>(slope, view) + (way * (new Vector<double>(tellings[view..]) - new Vector<double>(mixed)))).CopyTo(slope, view);
            }

            for (; view < weights.Length; view++)
            {
                slope[view] += way * (tellings[view] - mixed);
            }
        }
    }

    /// <summary>A percentage punishes what is too high more than what is too low: the best share of the mixture is often a little below one.</summary>
    private double Scale(double[] told, double[] seen, double[] importance)
    {
        const double lowest = 0.9, finest = 0.01, halfway = 0.7;
        var (best, found, mixed) = (double.MaxValue, 1.0, AllMixed(told, seen.Length));
        for (var tried = 0; tried <= 15; tried++)
        {
            var scale = lowest + (tried * finest);
            var error = 0.0;
            for (var at = 0; at < seen.Length; at++)
            {
                error += importance[at] * Math.Abs((scale * mixed[at]) - seen[at]);
            }

            (best, found) = error < best ? (error, scale) : (best, found);
        }

        return 1 + (halfway * (found - 1));
    }

    /// <summary>As far as nine of ten past values were above, and below; further where there were few.</summary>
    private (double Low, double High) Band(double[] told, double[] seen)
    {
        const double most = 3;
        if (seen.Length == 0)
        {
            return _relative ? (0, 2) : (0, 0);
        }

        var mixed = AllMixed(told, seen.Length);
        var misses = new double[seen.Length];
        for (var at = 0; at < seen.Length; at++)
        {
            var value = _scale * mixed[at];
            misses[at] = _relative ? Math.Clamp(seen[at] / Math.Max(value, double.Epsilon), 1 / 100.0, 100) - 1 : seen[at] - value;
        }

        Array.Sort(misses);
        var wider = 1 + Math.Min(most - 1, 3 / Math.Sqrt(seen.Length));
        var low = Math.Min(0, misses[(int)(Tail * (misses.Length - 1))]) * wider;
        var high = Math.Max(0, misses[(int)Math.Ceiling((1 - Tail) * (misses.Length - 1))]) * wider;
        if (misses.Length < Few)
        {
            // So few may lie all on one side.
            (low, high) = (Math.Min(low, -high), Math.Max(high, -low));
        }

        return _relative ? (Math.Max(0, 1 + low), 1 + high) : (low, high);
    }

    private double[] AllMixed(double[] told, int cases)
    {
        var mixed = new double[cases];
        for (var at = 0; at < cases; at++)
        {
            mixed[at] = Mixed(told.AsSpan(at * _weights.Length, _weights.Length), _weights);
        }

        return mixed;
    }

    private static double Mixed(ReadOnlySpan<double> told, double[] weights)
    {
        var view = 0;
        var parts = Vector<double>.Zero;
        for (; view <= weights.Length - Vector<double>.Count; view += Vector<double>.Count)
        {
            parts += new Vector<double>(weights, view) * new Vector<double>(told[view..]);
        }

        var mixed = Vector.Sum(parts);
        for (; view < weights.Length; view++)
        {
            mixed += weights[view] * told[view];
        }

        return mixed;
    }

    private static double[] ToOne(double[] weights)
    {
        var sum = weights.Sum();
        for (var view = 0; view < weights.Length; view++)
        {
            weights[view] /= sum;
        }

        return weights;
    }
}
