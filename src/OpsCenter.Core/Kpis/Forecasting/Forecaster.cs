namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Forecasts a series with a day and a week in it: many simple views of the past are mixed with the weights that would have served best at origins of the last
/// weeks, other weights for the near than for the far. Pure: the same history gives the same forecast.
/// </summary>
/// <remarks>
/// What is never zero or near it is judged by percentages, anything else by the error itself. At each past origin the views see only what was before it.
/// </remarks>
/// <param name="day">Steps of a day, e.g. 24; 1 for figures of days.</param>
/// <param name="weeks">There is a week in it; false for figures of months, whose "day" is the year.</param>
public sealed class Forecaster(int day, bool weeks = true)
{
    /// <summary>Fewer values have no forecast.</summary>
    public const int Least = 4;

    private const int Origins = 140;
    private const int OriginsOfDay = 4;
    private const int Fewest = 40;
    private const double WeeklyFade = 0.85;
    private static readonly double[] Carries = [0.6, 0.85, 0.96];
    private readonly int _week = day * 7;

    private delegate void Teller(int origin, Span<double> into);

    /// <summary>Values before this are never looked at: two months are enough.</summary>
    public int Longest => 9 * _week;

    /// <param name="history">Oldest first, without gaps in time; null where there is no value.</param>
    /// <param name="phase">Steps from Monday's midnight to the first value.</param>
    /// <param name="ahead">How many steps; at least 1.</param>
    /// <returns>Null where there are fewer than <see cref="Least"/> values.</returns>
    public Forecast? Of(IReadOnlyList<double?> history, int phase, int ahead)
    {
        var skipped = Math.Max(0, history.Count - Longest);
        double[] values = [.. history.Skip(skipped).Select(value => value ?? double.NaN)];
        if (values.Count(value => !double.IsNaN(value)) < Least)
        {
            return null;
        }

        var (scale, lowest) = (ErrorScale.Of(values), values.Where(value => !double.IsNaN(value)).Min());
        var basis = BasisOf(values);
        var tellers = Tellers(new SeriesPast(values, day, (phase + skipped) % _week), basis);
        var cases = new PastCases(values, OriginsIn(values.Length, ahead, basis), tellers.Count, ahead);
        cases.Tell((view, origin, into) => tellers[view](origin, into));
        var steps = new List<ForecastStep>(ahead);
        var tried = 0;
        foreach (var (begin, end) in Stretches(ahead))
        {
            var mix = cases.MixOf(begin, end, scale, age => Math.Pow(WeeklyFade, age / (double)_week), out var count);
            tried += count;
            for (var step = begin; step < end; step++)
            {
                steps.Add(Within(mix.Of(cases.Now(step)), lowest));
            }
        }

        return new Forecast(steps, basis, tried);
    }

    /// <summary>Further ahead they differ less.</summary>
    private static IEnumerable<(int Begin, int End)> Stretches(int ahead)
    {
        var begin = 0;
        foreach (var end in new[] { 2, 6, 12, int.MaxValue }.Select(end => Math.Min(end, ahead)))
        {
            if (end > begin)
            {
                yield return (begin, end);
                begin = end;
            }
        }
    }

    /// <summary>What was never negative is not expected to be.</summary>
    private static ForecastStep Within(ForecastStep step, double lowest) =>
        lowest < 0 ? step : new ForecastStep(Math.Max(0, step.Value), Math.Max(0, step.Low), Math.Max(0, step.High));

    private ForecastBasis BasisOf(double[] values)
    {
        var first = Array.FindIndex(values, value => !double.IsNaN(value));
        var length = values.Length - first;
        return weeks && length >= 2 * _week ? ForecastBasis.Week : length >= Math.Max(3 * day, 2 * Least) ? ForecastBasis.Day : ForecastBasis.Level;
    }

    /// <summary>Rising, the newest such that all its steps have come.</summary>
    private List<int> OriginsIn(int length, int ahead, ForecastBasis basis)
    {
        var level = basis == ForecastBasis.Level;
        var newest = level ? length - 1 : length - Math.Min(ahead, day);
        var earliest = level ? 2 : Math.Max(Math.Max(day, 2), Math.Min(3 * day, newest / 2));

        // Of a short history every origin is needed; of a long one a few a day tell as much.
        var pace = level ? 1 : Math.Max(1, Math.Min(day / OriginsOfDay, (newest - earliest) / Fewest));
        return [.. Enumerable.Range(0, Origins).Select(back => newest - (back * pace)).Where(origin => origin >= earliest).Reverse()];
    }

    private List<Teller> Tellers(SeriesPast past, ForecastBasis basis)
    {
        var tellers = new List<Teller>();
        Add((origin, _) => past.Mean(origin, 1));
        Add((origin, _) => past.Mean(origin, 6));
        Add((origin, _) => past.Mean(origin, past.Day));
        if (basis == ForecastBasis.Level)
        {
            return tellers;
        }

        Add((origin, at) => past.Same(origin, at, past.Day, 1));
        Add((origin, at) => past.Same(origin, at, past.Day, 3));
        Add((origin, at) => past.Same(origin, at, past.Day, 14));
        Add((origin, at) => past.Median(origin, at, 7));
        AddCarried((origin, at) => past.Same(origin, at, past.Day, 7));
        if (!weeks)
        {
            return tellers;
        }

        Add((origin, _) => past.Mean(origin, past.Week));
        Add((origin, at) => past.SameOfWeek(origin, at, 1));
        AddCarried((origin, at) => past.SameOfWeek(origin, at, 4));
        AddCarried((origin, at) => past.SameKind(origin, at, 8, 0.85));
        tellers.Add(new SmoothedView(past).Tell);
        return tellers;

        void Add(Func<int, int, double> usual) => tellers.Add(new SeriesView(past, usual).Tell);

        void AddCarried(Func<int, int, double> usual)
        {
            Add(usual);
            for (var which = 0; which < Carries.Length; which++)
            {
                tellers.Add(new SeriesView(past, usual, Carries[which], newest: which switch { 0 => 1, 1 => 3, _ => 12 }).Tell);
            }
        }
    }
}
