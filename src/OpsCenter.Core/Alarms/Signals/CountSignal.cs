using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>Events of the last window.</summary>
internal sealed class CountSignal(AlarmCondition.Count count) : AlarmSignal
{
    // No limit is that high; beyond it the oldest are forgotten early and the count stays below the truth.
    private const int Most = 10_000;

    private readonly List<(Instant Time, string Id)> _happened = [];

    /// <inheritdoc/>
    public override bool IsTimed => true;

    /// <inheritdoc/>
    public override Instant? NextChange => _happened.Count == 0 ? null : _happened[0].Time + count.Window;

    /// <summary>False where the event is known, or older than the window.</summary>
    /// <param name="happened">Of the counted kind.</param>
    /// <param name="at">How far the count has gone; an event may come late.</param>
    public bool Learn(OperationalEvent happened, Instant at)
    {
        if (happened.Time <= at - count.Window || _happened.Any(known => known.Id == happened.Id))
        {
            return false;
        }

        var index = _happened.Count;
        while (index > 0 && _happened[index - 1].Time > happened.Time)
        {
            index--;
        }

        _happened.Insert(index, (happened.Time, happened.Id));
        if (_happened.Count > Most)
        {
            _happened.RemoveAt(0);
        }

        return true;
    }

    /// <inheritdoc/>
    public override double ValueAt(Instant at)
    {
        var gone = 0;
        while (gone < _happened.Count && _happened[gone].Time <= at - count.Window)
        {
            gone++;
        }

        _happened.RemoveRange(0, gone);
        return _happened.Count;
    }

    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, false);
        return false;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
    }
}
