namespace OpsCenter.App.Briefings;

internal static partial class Log
{
    [LoggerMessage(6970, LogLevel.Information, "{Count} briefings put into the outbox")]
    public static partial void Queued(ILogger logger, int count);

    [LoggerMessage(6971, LogLevel.Warning, "A briefing could not be printed: {Reason}")]
    public static partial void NotPrinted(ILogger logger, string reason);

    [LoggerMessage(6973, LogLevel.Warning, "A briefing goes out without its PDF: {Why}")]
    public static partial void WithoutPaper(ILogger logger, string why);

    [LoggerMessage(6972, LogLevel.Error, "The job that sends briefings could not be scheduled")]
    public static partial void NotScheduled(ILogger logger, Exception error);
}
