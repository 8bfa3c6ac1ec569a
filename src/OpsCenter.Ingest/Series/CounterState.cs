using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Series;

/// <summary>Turns the values of one counter into what was added since the value before. Thread-safe.</summary>
internal sealed class CounterState
{
    private readonly Lock _lock = new();
    private bool _known;
    private Instant _time;
    private double _value;
    private double? _delta;

    /// <summary>
    /// Null for the first value and for one older than the last. The same time again gives the same answer: a device repeats what was not acknowledged.
    /// </summary>
    /// <param name="time">Of the value.</param>
    /// <param name="value">The counter.</param>
    /// <param name="rollover">One more than its largest value, where it wraps; 0 where it does not. A fall that is no wrap is a reset to zero.</param>
    public double? Advance(Instant time, double value, double rollover)
    {
        lock (_lock)
        {
            if (_known && time <= _time)
            {
                return time == _time ? _delta : null;
            }

            _delta = _known ? Delta(value, rollover) : null;
            (_known, _time, _value) = (true, time, value);
            return _delta;
        }
    }

    private double Delta(double value, double rollover)
    {
        if (value >= _value)
        {
            return value - _value;
        }

        // A wrap is near both ends; a device that began again is not: less than half the range was added.
        var wrapped = value + rollover - _value;
        return rollover > 0 && _value < rollover && wrapped < rollover / 2 ? wrapped : value;
    }
}
