namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Exponential smoothing with a shape of the day and one of the week, and the last error carried on: the additive double seasonal method of Holt, Winters and
/// Taylor (J. W. Taylor, Short-term electricity demand forecasting using double seasonal exponential smoothing, 2003), without trend.
/// </summary>
/// <remarks>A step without a value leaves the model as it is and the error fades. Not thread-safe.</remarks>
internal sealed class SeasonalModel
{
    private readonly SeasonalWeights _weights;
    private readonly double[] _day;
    private readonly double[] _week;
    private double _level;
    private double _error;
    private int _at;

    /// <param name="weights">How it learns.</param>
    /// <param name="history">To begin with: the first weeks; null where there is no value.</param>
    /// <param name="day">Steps of a day.</param>
    /// <param name="week">Steps of a week; 0 where the history is too short for one.</param>
    public SeasonalModel(SeasonalWeights weights, IReadOnlyList<double?> history, int day, int week)
    {
        _weights = weights;
        _level = Mean(history);
        _day = Shape(history, day, _ => _level);
        _week = week == 0 ? [] : Shape(history, week, at => _level + _day[at % day]);
    }

    /// <summary>What is expected of a step; 1 is the next.</summary>
    public double Expect(int ahead) => Plain(ahead - 1) + (_error * Math.Pow(_weights.Carry, ahead));

    public void Take(double? value)
    {
        var plain = Plain(0);
        var expected = plain + (_weights.Carry * _error);
        if (value is { } seen)
        {
            var miss = seen - expected;
            _level += _weights.Level * miss;
            _day[_at % _day.Length] += _weights.Day * miss;
            if (_week.Length > 0)
            {
                _week[_at % _week.Length] += _weights.Week * miss;
            }

            _error = seen - plain;
        }
        else
        {
            _error *= _weights.Carry;
        }

        _at++;
    }

    private double Plain(int later) =>
        _level + _day[(_at + later) % _day.Length] + (_week.Length == 0 ? 0 : _week[(_at + later) % _week.Length]);

    private static double Mean(IReadOnlyList<double?> history) => history.Any(value => value is not null) ? history.OfType<double>().Average() : 0;

    private static double[] Shape(IReadOnlyList<double?> history, int length, Func<int, double> usual)
    {
        var (sums, counts) = (new double[length], new int[length]);
        for (var at = 0; at < history.Count; at++)
        {
            if (history[at] is { } value)
            {
                sums[at % length] += value - usual(at);
                counts[at % length]++;
            }
        }

        // One day more, as if it had been usual: what was seen once is not the shape yet.
        return [.. sums.Select((sum, at) => sum / (counts[at] + 1))];
    }
}
