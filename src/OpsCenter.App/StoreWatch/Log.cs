namespace OpsCenter.App.StoreWatch;

internal static partial class Log
{
    [LoggerMessage(6500, LogLevel.Error, "How the store is could not be told; it is told again in a second.")]
    public static partial void LookFailed(ILogger logger, Exception exception);
}
