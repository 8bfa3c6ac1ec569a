namespace OpsCenter.Core.Alarms.Performance;

/// <summary>A figure with a target. Shown by name.</summary>
public enum AlarmFigureKind
{
    PerDay,
    PerHour,
    PerTenMinutes,
    Busiest,
    FloodShare,
    UrgentShare,
    MediumShare,
    Standing,
    Stale,
    Chattering,
    InTime,
}
