namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>Windows of equal length that begin at local midnight of 1970-01-01 and its multiples: a day step gives local days.</summary>
internal sealed class WindowGrid
{
    private const long NanosecondsPerTick = 100;

    private readonly Int128 _step;
    private readonly Int128 _offset;

    /// <param name="step">More than zero.</param>
    /// <param name="offset">Local time minus UTC.</param>
    public WindowGrid(TimeSpan step, TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        _step = (Int128)step.Ticks * NanosecondsPerTick;
        _offset = (Int128)offset.Ticks * NanosecondsPerTick;
    }

    /// <summary>Start (inclusive) and end (exclusive) of the time's window, cut to what a time can be.</summary>
    public (long Start, long End) WindowOf(long time)
    {
        var local = time + _offset;
        var index = local / _step - (local % _step < 0 ? 1 : 0);
        var start = (index * _step) - _offset;
        return (Cut(start), Cut(start + _step));
    }

    private static long Cut(Int128 time) => (long)Int128.Clamp(time, long.MinValue, long.MaxValue);
}
