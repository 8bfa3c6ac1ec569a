namespace OpsCenter.App.Devices;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Information, "Device credentials reloaded: {Count} in force, {Gone} removed or changed")]
    public static partial void DevicesReloaded(ILogger logger, int count, int gone);

    [LoggerMessage(6101, LogLevel.Warning, "Device credentials could not be read; those in memory stay in force")]
    public static partial void DevicesUnreadable(ILogger logger, Exception exception);
}
