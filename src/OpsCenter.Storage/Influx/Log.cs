using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Influx;

internal static partial class Log
{
    [LoggerMessage(2200, LogLevel.Information, "Opened {Path}: {Series} series, {Readings} readings on their way to InfluxDB")]
    public static partial void Opened(ILogger logger, string path, int series, long readings);

    [LoggerMessage(2201, LogLevel.Error, "The spool cannot take readings: {Reason}. Devices keep their messages until it can")]
    public static partial void SpoolRefuses(ILogger logger, string reason);

    [LoggerMessage(2202, LogLevel.Information, "The spool takes readings again")]
    public static partial void SpoolTakesAgain(ILogger logger);

    [LoggerMessage(2203, LogLevel.Error, "InfluxDB at {Url} takes no readings: {Reason}. They wait in the spool ({Waiting} now) and are sent again")]
    public static partial void DatabaseDown(ILogger logger, Uri url, string reason, long waiting);

    [LoggerMessage(2204, LogLevel.Information, "InfluxDB at {Url} takes readings; {Waiting} wait for it")]
    public static partial void DatabaseUp(ILogger logger, Uri url, long waiting);

    [LoggerMessage(2205, LogLevel.Warning, "InfluxDB refused {Count} of {Of} readings for good; they are in quarantine. The first reason: {Reason}")]
    public static partial void Quarantined(ILogger logger, int count, int of, string reason);

    [LoggerMessage(2206, LogLevel.Error, "Sending to InfluxDB failed here; it is tried again")]
    public static partial void DrainFailed(ILogger logger, Exception error);

    [LoggerMessage(2207, LogLevel.Information, "Retention deleted {Count} readings and events")]
    public static partial void RetentionDeleted(ILogger logger, long count);

    [LoggerMessage(2208, LogLevel.Error, "Upkeep of the spool failed; it is tried again")]
    public static partial void UpkeepFailed(ILogger logger, Exception error);
}
