namespace OpsCenter.Core.Alarms.Performance;

public enum AlarmVerdict
{
    /// <summary>Nothing to judge in the range.</summary>
    Unknown,
    Met,

    /// <summary>Beyond the target, within what operators still manage.</summary>
    Tolerable,
    Missed,
}
