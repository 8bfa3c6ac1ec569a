using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Sheets;

internal static partial class Log
{
    [LoggerMessage(3400, LogLevel.Information, "Readings of {Count} filed tables that had waited for the store are stored")]
    public static partial void CaughtUp(ILogger logger, int count);

    [LoggerMessage(3401, LogLevel.Error, "Filed tables could not be looked after; tried again in a minute")]
    public static partial void KeeperFailed(ILogger logger, Exception exception);
}
