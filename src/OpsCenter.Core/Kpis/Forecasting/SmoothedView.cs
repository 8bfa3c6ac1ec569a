namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Exponential smoothing with a shape of the day and one of the week, and the last error carried on: the additive double seasonal method of Holt, Winters and
/// Taylor (J. W. Taylor, Short-term electricity demand forecasting using double seasonal exponential smoothing, 2003), without trend.
/// </summary>
/// <remarks>Goes through the history once, so origins have to rise. A step without a value leaves it as it is and the error fades. Not thread-safe.</remarks>
internal sealed class SmoothedView
{
    private const double OfLevel = 0.02;
    private const double OfDay = 0.1;
    private const double OfWeek = 0.2;
    private const double Carry = 0.85;
    private readonly SeriesPast _past;
    private readonly double[] _day;
    private readonly double[] _week;
    private double _level;
    private double _error;
    private int _at;
    private bool _begun;

    public SmoothedView(SeriesPast past)
    {
        _past = past;
        _day = new double[past.Day];
        _week = new double[past.Week];
    }

    public void Tell(int origin, Span<double> into)
    {
        while (_at < origin)
        {
            Take(_past[_at]);
        }

        var left = _error;
        for (var step = 0; step < into.Length; step++)
        {
            left *= Carry;
            into[step] = _begun ? Plain(step) + left : double.NaN;
        }
    }

    private void Take(double value)
    {
        if (double.IsNaN(value))
        {
            _error *= Carry;
        }
        else
        {
            if (!_begun)
            {
                (_level, _begun) = (value, true);
            }

            // The first days and weeks are learnt at once; later each changes the shape a little.
            var plain = Plain(0);
            var miss = value - plain - (Carry * _error);
            _level += Math.Max(OfLevel, 1.0 / (_at + 1)) * miss;
            _day[_at % _day.Length] += Math.Max(OfDay, 1.0 / (2 + (_at / _day.Length))) * (value - plain);
            _week[_at % _week.Length] += _at < _week.Length ? 0 : OfWeek * miss;
            _error = value - plain;
        }

        _at++;
    }

    private double Plain(int later) => _level + _day[(_at + later) % _day.Length] + _week[(_at + later) % _week.Length];
}
