using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>A KPI in percent of its target.</summary>
internal sealed class KpiSignal(AlarmCondition.Kpi kpi) : AlarmSignal
{
    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (100 * reading.Value / kpi.Target, reading.Quality == Quality.Good);
        return true;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
    }
}
