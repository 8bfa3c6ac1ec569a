namespace OpsCenter.App.Jobs;

internal static partial class Log
{
    [LoggerMessage(6900, LogLevel.Error, "Late readings and the past of KPIs could not be looked after; it is tried again.")]
    public static partial void CatchUpFailed(ILogger logger, Exception error);

    [LoggerMessage(6901, LogLevel.Error, "The jobs of the KPIs could not be set up; they are as they were before.")]
    public static partial void SyncFailed(ILogger logger, Exception error);

    [LoggerMessage(6902, LogLevel.Error, "KPI {Kpi} could not be forecast; it is tried again.")]
    public static partial void ForecastFailed(ILogger logger, string kpi, Exception error);
}
