namespace OpsCenter.App.Observability;

internal static partial class Log
{
    [LoggerMessage(6900, LogLevel.Warning, "The centre's own figures are not stored: {Reason}")]
    public static partial void SelfNotStored(ILogger logger, string reason);

    [LoggerMessage(6901, LogLevel.Warning, "The centre's own figures cannot be read")]
    public static partial void SelfFailed(ILogger logger, Exception exception);
}
