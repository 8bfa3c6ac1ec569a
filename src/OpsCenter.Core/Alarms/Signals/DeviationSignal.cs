using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>The series' newest reading against its partner's.</summary>
internal sealed class DeviationSignal(AlarmCondition.Deviation deviation, SeriesKey own, DeviationPartner partner) : AlarmSignal
{
    private Reading? _own;

    /// <summary>Of the series' own newest reading; null before it.</summary>
    public Instant? OwnTime => _own?.Time;

    public bool IsPartner(in Reading reading) => !own.Equals(reading.Series);

    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, false);
        var isPartner = IsPartner(in reading);
        if ((isPartner ? _own : reading) is not { } mine || (isPartner ? reading : partner.Last) is not { } theirs
            || (mine.Time - theirs.Time).Duration() > deviation.Within)
        {
            return false;
        }

        trusted = mine.Quality == Quality.Good && theirs.Quality == Quality.Good;
        value = mine.Value - theirs.Value;
        if (deviation.Measure == AlarmMeasure.Percent)
        {
            if (theirs.Value == 0)
            {
                return false;
            }

            value = 100 * value / Math.Abs(theirs.Value);
        }

        value = deviation.BothWays ? Math.Abs(value) : value;
        return true;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
        if (!IsPartner(in reading) && (_own is not { } last || reading.Time >= last.Time))
        {
            _own = reading;
        }
    }
}
