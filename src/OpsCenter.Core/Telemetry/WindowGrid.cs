namespace OpsCenter.Core.Telemetry;

/// <summary>Windows of equal length that begin at local midnight of 1970-01-01 and its multiples: a day step gives local days.</summary>
public sealed class WindowGrid
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Closer to 1970 than this, nothing overflows and ordinary numbers do.</summary>
    private const long Far = long.MaxValue / 2;

    private readonly bool _isShort;
    private readonly Int128 _step;
    private readonly Int128 _offset;

    /// <param name="step">More than zero.</param>
    /// <param name="offset">Local time minus UTC.</param>
    public WindowGrid(TimeSpan step, TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        _step = (Int128)step.Ticks * NanosecondsPerTick;
        _offset = (Int128)offset.Ticks * NanosecondsPerTick;
        _isShort = _step < Far / 4 && Int128.Abs(_offset) < Far / 4;
    }

    /// <summary>Start (inclusive) and end (exclusive) of the time's window, cut to what a time can be.</summary>
    public (long Start, long End) WindowOf(long time)
    {
        if (_isShort && time is > -Far and < Far)
        {
            var near = time + (long)_offset;
            var begun = near - Modulo(near, (long)_step) - (long)_offset;
            return (begun, begun + (long)_step);
        }

        var local = time + _offset;
        var index = local / _step - (local % _step < 0 ? 1 : 0);
        var start = (index * _step) - _offset;
        return (Cut(start), Cut(start + _step));
    }

    private static long Modulo(long value, long by) => value % by is var rest && rest < 0 ? rest + by : rest;

    private static long Cut(Int128 time) => (long)Int128.Clamp(time, long.MinValue, long.MaxValue);
}
