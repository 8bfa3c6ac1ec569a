using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>Minutes since the last reading. The waiting is the ladder's: each usable reading begins it anew.</summary>
internal sealed class SilenceSignal : AlarmSignal
{
    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, true);
        return true;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
    }
}
