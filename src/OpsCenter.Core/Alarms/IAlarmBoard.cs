using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Read side of the alarm engine for screens. Lock-free.</summary>
public interface IAlarmBoard
{
    AlarmBoard Current { get; }

    /// <summary>Alarms that came to somebody's attention (raised or escalated) in the last 10 minutes; more than 10 per operator is a flood (EEMUA 191).</summary>
    int RaisedInLast10Minutes { get; }

    /// <summary>The limits that judge a series now, mildest first; empty where no rule covers it.</summary>
    IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series);
}
