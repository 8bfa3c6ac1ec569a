namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>What each view would have told at past origins, and tells now.</summary>
/// <param name="values">The history; NaN where there is no value.</param>
/// <param name="origins">Rising.</param>
/// <param name="views">How many.</param>
/// <param name="ahead">Steps.</param>
internal sealed class PastCases(double[] values, List<int> origins, int views, int ahead)
{
    private readonly double[] _told = new double[(origins.Count + 1) * ahead * views];

    /// <summary>A view fills in the steps from an origin on.</summary>
    public delegate void Telling(int view, int origin, Span<double> into);

    public void Tell(Telling telling)
    {
        var steps = new double[ahead];
        for (var view = 0; view < views; view++)
        {
            for (var at = 0; at <= origins.Count; at++)
            {
                telling(view, at < origins.Count ? origins[at] : values.Length, steps);
                for (var step = 0; step < ahead; step++)
                {
                    _told[(((at * ahead) + step) * views) + view] = steps[step];
                }
            }
        }
    }

    /// <summary>What the views tell of a step from the end of the history on.</summary>
    public ReadOnlySpan<double> Now(int step) => At(origins.Count, step);

    /// <summary>Weights for the steps of a stretch, from those and their neighbours.</summary>
    /// <param name="begin">First step.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="scale">How errors are counted.</param>
    /// <param name="weight">By the number of steps a case lies back.</param>
    /// <param name="count">How many cases there were.</param>
    public ViewMix MixOf(int begin, int end, ErrorScale scale, Func<int, double> weight, out int count)
    {
        var margin = begin < 4 ? 1 : 4;
        var (told, seen, importance) = (new List<double>(), new List<double>(), new List<double>());
        for (var origin = 0; origin < origins.Count; origin++)
        {
            // Every other step of a long stretch tells as much as all.
            for (var step = Math.Max(0, begin - margin); step < Math.Min(ahead, end + margin); step += begin < 6 ? 1 : 2)
            {
                var at = origins[origin] + step;
                var tellings = At(origin, step);
                if (at < values.Length && !double.IsNaN(values[at]) && scale.Counts(values[at]) && !AnyUnknown(tellings))
                {
                    told.AddRange(tellings);
                    seen.Add(values[at]);
                    importance.Add(weight(values.Length - at) / (scale.IsRelative ? Math.Abs(values[at]) : 1));
                }
            }
        }

        count = seen.Count;
        return new ViewMix([.. told], [.. seen], [.. importance], views, scale.IsRelative);
    }

    private static bool AnyUnknown(ReadOnlySpan<double> tellings)
    {
        foreach (var value in tellings)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<double> At(int origin, int step) => _told.AsSpan(((origin * ahead) + step) * views, views);
}
