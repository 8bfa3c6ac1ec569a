namespace OpsCenter.App.Api;

internal static partial class Log
{
    [LoggerMessage(6200, LogLevel.Error, "The API tokens could not be read; those known so far stay valid")]
    public static partial void TokensNotRead(ILogger logger, Exception error);
}
