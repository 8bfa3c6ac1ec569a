using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Incidents;

internal static partial class Log
{
    [LoggerMessage(4500, LogLevel.Information, "Incident {Number} opened")]
    public static partial void Opened(ILogger logger, string number);

    [LoggerMessage(4501, LogLevel.Information, "Incident {Number} escalated ({Why}), now with unit {Unit}")]
    public static partial void Escalated(ILogger logger, string number, string why, string unit);

    [LoggerMessage(4502, LogLevel.Error, "The incident step {Step} failed; it comes again")]
    public static partial void StepFailed(ILogger logger, string step, Exception error);
}
