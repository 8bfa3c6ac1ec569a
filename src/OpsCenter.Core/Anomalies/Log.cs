using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Anomalies;

internal static partial class Log
{
    [LoggerMessage(4950, LogLevel.Error, "The hour could not be compared with the weeks before; it is tried again in a minute.")]
    public static partial void KeeperFailed(ILogger logger, Exception error);

    [LoggerMessage(4951, LogLevel.Warning, "Figure {Field} about anomalies was not stored: {Reason}")]
    public static partial void FigureNotStored(ILogger logger, string field, string reason);
}
