namespace OpsCenter.Core.Devices;

/// <summary>Whether a device is heard as often as it should be.</summary>
public enum DevicePresence
{
    /// <summary>Within two intervals: what a tile shows is fresh.</summary>
    Talking,

    /// <summary>Beyond two intervals: its tiles are stale.</summary>
    Late,

    /// <summary>Beyond three intervals: not only late, somebody should look.</summary>
    Silent,

    /// <summary>Known by configuration or credential, and never heard.</summary>
    Never,
}
