using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>A board that shows what a test puts on it.</summary>
internal sealed class StillBoard : IAlarmBoard
{
    public AlarmBoard Current { get; set; } = AlarmBoard.Empty;

    public int RaisedInLast10Minutes => 0;

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => [];
}
