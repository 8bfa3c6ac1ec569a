namespace OpsCenter.App.OpenData;

internal static partial class Log
{
    [LoggerMessage(6960, LogLevel.Warning, "The counts of open data were not stored: {Reason}")]
    public static partial void NotLogged(ILogger logger, string reason);

    [LoggerMessage(6961, LogLevel.Error, "The counts of open data could not be taken.")]
    public static partial void Failed(ILogger logger, Exception error);
}
