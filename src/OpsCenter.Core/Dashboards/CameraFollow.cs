namespace OpsCenter.Core.Dashboards;

/// <summary>What a camera tile turns to by itself.</summary>
public enum CameraFollow
{
    /// <summary>Nothing: it shows its own camera.</summary>
    None,

    /// <summary>The camera nearest to the newest alarm of severity critical or high.</summary>
    Alarms,
}
