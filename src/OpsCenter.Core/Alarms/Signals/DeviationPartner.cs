using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>The other series of a deviation, shared by all that are compared with it. One owner.</summary>
internal sealed class DeviationPartner
{
    private Reading _last;

    /// <summary>States whose value changes with it.</summary>
    public List<AlarmState> Dependents { get; } = [];

    /// <summary>Null before the first usable reading.</summary>
    public Reading? Last => HasReading ? _last : null;

    private bool HasReading { get; set; }

    /// <summary>False for what is bad, old, or told again.</summary>
    public bool Take(in Reading reading, bool again)
    {
        if (reading.Quality == Quality.Bad
            || (HasReading && (reading.Time < _last.Time || (reading.Time == _last.Time && reading.Value == _last.Value && !again))))
        {
            return false;
        }

        (_last, HasReading) = (reading, true);
        return true;
    }
}
