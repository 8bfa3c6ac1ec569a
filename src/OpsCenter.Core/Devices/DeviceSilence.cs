namespace OpsCenter.Core.Devices;

/// <summary>Judges how long a device has been silent.</summary>
public static class DeviceSilence
{
    /// <summary>Of devices whose fields have no interval: twice this is ten minutes, as for every field without one.</summary>
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(5);

    /// <param name="silent">Time since the last message; null where there was none.</param>
    /// <param name="expected">Normal time between messages, where it is known.</param>
    public static DevicePresence Judge(TimeSpan? silent, TimeSpan? expected)
    {
        var interval = expected ?? Unknown;
        return silent switch
        {
            null => DevicePresence.Never,
            { } gap when gap <= interval * 2 => DevicePresence.Talking,
            { } gap when gap <= interval * 3 => DevicePresence.Late,
            _ => DevicePresence.Silent,
        };
    }
}
