namespace OpsCenter.Core.Alarms;

/// <summary>Which side of a limit is wrong.</summary>
public enum AlarmDirection
{
    Above,
    Below,
}
