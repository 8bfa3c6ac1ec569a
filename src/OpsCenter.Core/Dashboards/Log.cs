using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Dashboards;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "{Dashboards} dashboards and {Screens} screens are in force.")]
    public static partial void DashboardsLoaded(this ILogger log, int dashboards, int screens);

    [LoggerMessage(5002, LogLevel.Error, "The dashboards have {Count} errors; the ones before stay in force. {Errors}")]
    public static partial void DashboardsRefused(this ILogger log, int count, string errors);

    [LoggerMessage(5003, LogLevel.Error, "The dashboards cannot be read; the ones before stay in force.")]
    public static partial void DashboardsUnreadable(this ILogger log, Exception problem);
}
