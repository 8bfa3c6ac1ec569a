namespace OpsCenter.App.Replay;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Warning, "A turn of a replay failed; the next one follows.")]
    public static partial void TurnFailed(this ILogger log, Exception problem);

    [LoggerMessage(5202, LogLevel.Information, "{Name} replays {Dashboard} from {At} ({Series} series, {Open} replays open).")]
    public static partial void Opened(this ILogger log, string name, string dashboard, string at, int series, int open);

    [LoggerMessage(5203, LogLevel.Error, "{Count} errors in scenarios; those with errors cannot be replayed:\n{Errors}")]
    public static partial void ScenariosWrong(this ILogger log, int count, string errors);
}
