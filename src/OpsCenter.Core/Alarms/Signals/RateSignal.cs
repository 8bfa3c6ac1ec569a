using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>Change over a span: the reading less the newest one at least a span before it.</summary>
/// <remarks>Where that is older than two spans, the oldest reading inside serves, if it is at least half a span old.</remarks>
internal sealed class RateSignal(AlarmCondition.Rate rate) : AlarmSignal
{
    // Enough to find the reading a span ago to half a percent; devices that send faster are thinned.
    private const int Resolution = 200;

    private readonly TimeSpan _spacing = rate.Over / Resolution;
    private readonly List<(Instant Time, double Value)> _past = [];

    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, reading.Quality == Quality.Good);
        var index = CountUpTo(reading.Time - rate.Over) - 1;
        if (index < 0 || _past[index].Time < reading.Time - (2 * rate.Over))
        {
            index++;
        }

        if (index >= _past.Count || reading.Time - _past[index].Time < rate.Over / 2)
        {
            return false;
        }

        var (time, before) = _past[index];
        value = (reading.Value - before) / ((reading.Time - time) / rate.Per);
        value = rate.BothWays ? Math.Abs(value) : value;
        return true;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
        if (reading.Quality != Quality.Good)
        {
            return;
        }

        // Mostly the newest; older ones come when a changed rule looks back.
        var index = CountUpTo(reading.Time);
        if ((index > 0 && (_past[index - 1].Time == reading.Time || reading.Time - _past[index - 1].Time < _spacing))
            || (index < _past.Count && _past[index].Time - reading.Time < _spacing))
        {
            return;
        }

        _past.Insert(index, (reading.Time, reading.Value));
        var old = CountUpTo(_past[^1].Time - (2 * rate.Over) - _spacing);
        if (old > Resolution)
        {
            _past.RemoveRange(0, old);
        }
    }

    /// <summary>How many are at this moment or before.</summary>
    private int CountUpTo(Instant at)
    {
        var (low, high) = (0, _past.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _past[middle].Time <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
