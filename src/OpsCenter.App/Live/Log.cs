namespace OpsCenter.App.Live;

internal static partial class Log
{
    [LoggerMessage(5101, LogLevel.Error, "A step of the view {Dashboard} failed; the next one follows.")]
    public static partial void StepFailed(this ILogger log, Exception problem, string dashboard);

    [LoggerMessage(5102, LogLevel.Error, "A round of housekeeping for screens failed; the next one follows.")]
    public static partial void RoundFailed(this ILogger log, Exception problem);

    [LoggerMessage(5103, LogLevel.Warning, "The history of the view {Dashboard} cannot be read; it shows the present only.")]
    public static partial void HistoryMissing(this ILogger log, Exception problem, string dashboard);

    [LoggerMessage(5104, LogLevel.Information, "The connection of {Name} was closed: it may not read any more.")]
    public static partial void Revoked(this ILogger log, string name);

    [LoggerMessage(5105, LogLevel.Information, "Live state begins with {Series} series from the store.")]
    public static partial void Seeded(this ILogger log, int series);

    [LoggerMessage(5106, LogLevel.Warning, "The last values cannot be read from the store; trying again.")]
    public static partial void SeedFailed(this ILogger log, Exception problem);
}
