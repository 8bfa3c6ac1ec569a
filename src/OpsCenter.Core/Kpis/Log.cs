using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Kpis;

internal static partial class Log
{
    [LoggerMessage(4900, LogLevel.Error, "KPI {Kpi} could not be computed; it is tried again at its next turn.")]
    public static partial void Failed(ILogger logger, string kpi, Exception error);

    [LoggerMessage(4901, LogLevel.Error, "That KPI {Kpi} failed could not be saved.")]
    public static partial void ErrorNotSaved(ILogger logger, string kpi, Exception error);
}
