namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Forecasts a series with a day and a week in it: many ways of learning are tried on the newest part of the history, and the mean of the few that served best
/// there is the forecast. Pure: the same history gives the same forecast.
/// </summary>
/// <remarks>What is never zero or below is looked at by its logarithm: a figure of twice the size is as far off as one of half of it.</remarks>
/// <param name="day">Steps of a day, e.g. 24.</param>
public sealed class Forecaster(int day)
{
    private const int DaysOfWeek = 7;
    private const int Best = 5;

    /// <summary>Of a normal distribution four fifths lie within so many standard deviations.</summary>
    private const double FourFifths = 1.2816;

    private static readonly double[] Levels = [0, 0.01, 0.05, 0.2];
    private static readonly double[] Days = [0, 0.03, 0.15];
    private static readonly double[] Weeks = [0, 0.1, 0.3, 0.7];
    private static readonly double[] Carries = [0, 0.7, 0.9, 0.97];
    private readonly int _week = day * DaysOfWeek;

    /// <summary>History shorter than this has no forecast.</summary>
    public int Least => 3 * day;

    /// <param name="history">Oldest first, without gaps in time; null where there is no value.</param>
    /// <param name="ahead">How many steps.</param>
    /// <returns>Null where the history is too short or empty.</returns>
    public Forecast? Of(IReadOnlyList<double?> history, int ahead)
    {
        if (history.Count < Least || history.Count(value => value is not null) < Least / 2)
        {
            return null;
        }

        var byLogarithm = history.All(value => value is null or > 0);
        double?[] seen = byLogarithm ? [.. history.Select(value => value is { } known ? Math.Log(known) : (double?)null)] : [.. history];
        var week = history.Count >= 2 * _week ? _week : 0;
        var tested = Math.Min(history.Count / 3, 2 * _week);
        var best = Candidates(week).Select(weights => Judge(weights, seen, week, tested, ahead)).OrderBy(judged => judged.Error).Take(Best).ToList();
        var steps = Enumerable.Range(1, ahead).Select(step => Step(best, step, byLogarithm)).ToList();
        return new Forecast(steps, best.Average(judged => judged.Error), NaiveError(seen, tested, ahead, week > 0 ? _week : day));
    }

    private static IEnumerable<SeasonalWeights> Candidates(int week) =>
        from level in Levels
        from shape in Days
        from slow in week == 0 ? [0] : Weeks
        from carry in Carries
        select new SeasonalWeights(level, shape, slow, carry);

    /// <summary>Runs through the history and asks, in its newest part, every few steps for a forecast.</summary>
    private Judged Judge(SeasonalWeights weights, double?[] history, int week, int tested, int ahead)
    {
        var begin = history.Length - tested;
        var model = new SeasonalModel(weights, history[..Math.Max(begin, Least)], day, week);
        var (squares, counts, sum, count) = (new double[ahead], new int[ahead], 0.0, 0);
        var pace = Math.Max(1, day / 4);
        for (var at = 0; at < history.Length; at++)
        {
            for (var step = 1; at >= begin && (at - begin) % pace == 0 && step <= ahead && at + step - 1 < history.Length; step++)
            {
                if (history[at + step - 1] is { } value)
                {
                    var miss = value - model.Expect(step);
                    squares[step - 1] += miss * miss;
                    counts[step - 1]++;
                    (sum, count) = (sum + Math.Abs(miss), count + 1);
                }
            }

            model.Take(history[at]);
        }

        return new Judged(model, count == 0 ? double.MaxValue : sum / count, [.. squares.Select((square, step) => counts[step] == 0 ? 0 : Math.Sqrt(square / counts[step]))]);
    }

    private static double NaiveError(double?[] history, int tested, int ahead, int season)
    {
        var (sum, count, back) = (0.0, 0, season * ((ahead + season - 1) / season));
        for (var at = Math.Max(history.Length - tested, back); at < history.Length; at++)
        {
            if (history[at] is { } seen && history[at - back] is { } before)
            {
                (sum, count) = (sum + Math.Abs(seen - before), count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static ForecastStep Step(List<Judged> best, int step, bool byLogarithm)
    {
        var value = best.Average(judged => judged.Model.Expect(step));
        var width = FourFifths * best.Average(judged => judged.Deviations[step - 1]);
        return byLogarithm
            ? new ForecastStep(Math.Exp(value), Math.Exp(value - width), Math.Exp(value + width))
            : new ForecastStep(value, value - width, value + width);
    }

    private sealed record Judged(SeasonalModel Model, double Error, double[] Deviations);
}
