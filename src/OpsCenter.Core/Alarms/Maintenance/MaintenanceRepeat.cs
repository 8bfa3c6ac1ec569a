namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>On which days a window opens. The names are stored; never rename.</summary>
public enum MaintenanceRepeat
{
    /// <summary>On the days listed.</summary>
    Dates,

    Daily,

    /// <summary>On some days of the week.</summary>
    Weekly,
}
