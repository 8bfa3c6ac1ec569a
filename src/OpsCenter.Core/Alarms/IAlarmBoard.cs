using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Read side of the alarm engine for screens. Lock-free.</summary>
public interface IAlarmBoard
{
    AlarmBoard Current { get; }

    /// <summary>The limits that judge a series now, mildest first; empty where no rule covers it.</summary>
    IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series);
}
