namespace OpsCenter.App.Backup;

internal static partial class Log
{
    [LoggerMessage(6600, LogLevel.Information, "Backups go to {Dir}, one every {Every}, {Keep} are kept")]
    public static partial void Scheduled(ILogger logger, string dir, TimeSpan every, int keep);

    [LoggerMessage(6601, LogLevel.Error, "The backup failed, the next is tried at its time: {Reason}")]
    public static partial void Failed(ILogger logger, string reason);

    [LoggerMessage(6602, LogLevel.Information, "Backups work again")]
    public static partial void WorksAgain(ILogger logger);

    [LoggerMessage(6603, LogLevel.Error, "The schedule of the backups met an error; it goes on")]
    public static partial void StepFailed(ILogger logger, Exception exception);
}
