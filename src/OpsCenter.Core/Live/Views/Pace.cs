using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Lets a tile that shows much look only so often, without losing that the alarms changed in between.</summary>
internal struct Pace(TimeSpan every)
{
    private Instant _next = new(long.MinValue);
    private bool _alarmsChanged;

    /// <summary>False where it is too early; else the tick as of the look before.</summary>
    public bool Due(in TickContext tick, out TickContext whole)
    {
        _alarmsChanged |= tick.AlarmsChanged;
        whole = tick with { AlarmsChanged = _alarmsChanged };
        if (tick.Now < _next)
        {
            return false;
        }

        _next = tick.Now + every;
        _alarmsChanged = false;
        return true;
    }
}
