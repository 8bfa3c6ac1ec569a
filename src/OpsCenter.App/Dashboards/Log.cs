namespace OpsCenter.App.Dashboards;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Warning, "The history of the draft of {Dashboard} cannot be read; it shows the present only.")]
    public static partial void DraftHistoryMissing(this ILogger log, Exception problem, string dashboard);
}
