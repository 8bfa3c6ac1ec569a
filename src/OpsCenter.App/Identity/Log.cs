namespace OpsCenter.App.Identity;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Warning, "An account could not be made or changed: {Code}.")]
    public static partial void AccountRefused(ILogger logger, string code);
}
