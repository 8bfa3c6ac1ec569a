namespace OpsCenter.App.Watchdog;

internal static partial class Log
{
    [LoggerMessage(6550, LogLevel.Error, "The heartbeat could not be sent; the next one is tried")]
    public static partial void HeartbeatFailed(ILogger logger, Exception error);

    [LoggerMessage(6551, LogLevel.Error, "Pipeline: {News}")]
    public static partial void StallChanged(ILogger logger, string news);

    [LoggerMessage(6552, LogLevel.Error, "Channel {Channel} could not be told of the pipeline: {Reason}; trying again")]
    public static partial void StallNotTold(ILogger logger, string channel, string reason);

    [LoggerMessage(6553, LogLevel.Warning, "The outside watch could not be called: {Reason}")]
    public static partial void PingFailed(ILogger logger, string reason);

    [LoggerMessage(6554, LogLevel.Error, "A look at the pipeline failed; going on")]
    public static partial void LookFailed(ILogger logger, Exception error);
}
