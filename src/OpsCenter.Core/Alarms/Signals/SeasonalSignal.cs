using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>How far a reading is from what the same hour brought in the weeks, or days, before.</summary>
/// <remarks>
/// Usual is the median, over the remembered periods, of the hour's mean; spread the root of the median of the mean squared distances from it:
/// one wild day among several moves neither. It learns means of ten minutes, because those are what a store gives back quickly after a start.
/// </remarks>
internal sealed class SeasonalSignal : AlarmSignal
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private const long HourNanoseconds = 3_600_000_000_000;
    private readonly AlarmCondition.Seasonal _seasonal;
    private readonly int _slots;
    private readonly Cell[] _cells;
    private readonly double[] _sorted;
    private Window _window;
    private long _usualHour = long.MinValue;
    private bool _isKnown;
    private double _usual;
    private double _spread;

    public SeasonalSignal(AlarmCondition.Seasonal seasonal)
    {
        _seasonal = seasonal;
        _slots = seasonal.Season == SeasonLength.Week ? 168 : 24;
        _cells = new Cell[_slots * seasonal.Periods];
        _sorted = new double[seasonal.Periods];
    }

    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, reading.Quality == Quality.Good);
        Look(HourOf(reading.Time));
        if (!_isKnown)
        {
            return false;
        }

        var scale = _seasonal.Measure switch
        {
            AlarmMeasure.Percent => Math.Abs(_usual) / 100,
            AlarmMeasure.Sigma => Math.Max(_spread, _seasonal.Floor),
            _ => 1,
        };
        if (scale == 0)
        {
            return false;
        }

        value = (reading.Value - _usual) / scale;
        value = _seasonal.BothWays ? Math.Abs(value) : value;
        return true;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
        var start = reading.Time.UnixNanoseconds - Modulo(reading.Time.UnixNanoseconds, Step.Ticks * 100);
        if (_window.Count > 0 && start > _window.Start)
        {
            LearnWindow(new Instant(_window.Start), _window.Sum / _window.Count, _window.IsGood);
            _window = default;
        }

        if (_window.Count == 0)
        {
            _window = new Window { Start = start, IsGood = true };
        }

        // An older reading belongs to a window that is told already.
        if (start == _window.Start && reading.Time.UnixNanoseconds > _window.Newest)
        {
            _window.Newest = reading.Time.UnixNanoseconds;
            _window.Count++;
            _window.Sum += reading.Value;
            _window.IsGood &= reading.Quality == Quality.Good;
        }
    }

    /// <summary>The mean of a whole window.</summary>
    public void LearnWindow(Instant start, double mean, bool isGood)
    {
        if (!isGood)
        {
            return;
        }

        var hour = HourOf(start);
        var period = hour / _slots;
        ref var cell = ref _cells[(Modulo(hour, _slots) * _seasonal.Periods) + Modulo(period, _seasonal.Periods)];
        if (cell.Count > 0 && period < cell.Period)
        {
            return;
        }

        if (cell.Count == 0 || period > cell.Period)
        {
            cell = new Cell { Period = period };
        }

        cell.Count++;
        cell.Sum += mean;
        cell.Squares += mean * mean;
        _usualHour = long.MinValue;
    }

    /// <summary>Local hours, so that Monday's are together.</summary>
    private static long HourOf(Instant at) => ((at + LocalClock.Offset).UnixNanoseconds / HourNanoseconds) - FirstMonday;

    // 5 January 1970 was a Monday.
    private const long FirstMonday = 4 * 24;

    private static long Modulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;

    private void Look(long hour)
    {
        if (hour == _usualHour)
        {
            return;
        }

        _usualHour = hour;
        var (period, found) = (hour / _slots, 0);
        var cells = _cells.AsSpan((int)Modulo(hour, _slots) * _seasonal.Periods, _seasonal.Periods);
        foreach (ref readonly var cell in cells)
        {
            if (IsRemembered(in cell, period))
            {
                _sorted[found++] = cell.Sum / cell.Count;
            }
        }

        _isKnown = found >= _seasonal.Least;
        if (!_isKnown)
        {
            return;
        }

        _usual = Median(found);
        found = 0;
        foreach (ref readonly var cell in cells)
        {
            if (IsRemembered(in cell, period))
            {
                _sorted[found++] = Math.Max(0, (cell.Squares / cell.Count) - (2 * _usual * cell.Sum / cell.Count) + (_usual * _usual));
            }
        }

        _spread = Math.Sqrt(Median(found));
    }

    private bool IsRemembered(in Cell cell, long period) => cell.Count > 0 && cell.Period < period && cell.Period >= period - _seasonal.Periods;

    private double Median(int count)
    {
        var values = _sorted.AsSpan(0, count);
        values.Sort();
        return count % 2 == 1 ? values[count / 2] : (values[(count / 2) - 1] + values[count / 2]) / 2;
    }

    private struct Cell
    {
        public long Period;
        public int Count;
        public double Sum;
        public double Squares;
    }

    private struct Window
    {
        public long Start;
        public long Newest;
        public int Count;
        public double Sum;
        public bool IsGood;
    }
}
