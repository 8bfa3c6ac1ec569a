using Microsoft.Extensions.Logging;

namespace OpsCenter.Ingest;

internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "A commit cycle failed; its senders are told to repeat")]
    public static partial void CommitCycleFailed(ILogger logger, Exception exception);

    [LoggerMessage(1001, LogLevel.Error, "The decoder failed on a message of topic {Topic}; it is in quarantine")]
    public static partial void DecoderFailed(ILogger logger, string topic, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "The telemetry store threw instead of answering")]
    public static partial void StoreThrew(ILogger logger, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "The telemetry store does not take data: {Reason}; trying again")]
    public static partial void StoreRefuses(ILogger logger, string reason);

    [LoggerMessage(1004, LogLevel.Information, "The telemetry store takes data again")]
    public static partial void StoreIsBack(ILogger logger);

    [LoggerMessage(1005, LogLevel.Error, "Quarantine could not be written; {Count} messages are not acknowledged")]
    public static partial void QuarantineFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(1006, LogLevel.Error, "{Sink} failed on a stored batch")]
    public static partial void SinkFailed(ILogger logger, string sink, Exception exception);

    [LoggerMessage(1007, LogLevel.Information, "Everything taken in is stored")]
    public static partial void Drained(ILogger logger);

    [LoggerMessage(1010, LogLevel.Information, "Configuration {Folder} loaded: {Sources} sources, {Sites} sites, {Fields} fields, {Rules} alarm rules")]
    public static partial void ConfigurationLoaded(ILogger logger, string folder, int sources, int sites, int fields, int rules);

    [LoggerMessage(1011, LogLevel.Error, "Configuration {Folder} has {Count} errors; the one in force stays. {Errors}")]
    public static partial void ConfigurationRefused(ILogger logger, string folder, int count, string errors);

    [LoggerMessage(1013, LogLevel.Error, "Feed {Feed} failed; it is started again")]
    public static partial void FeedFailed(ILogger logger, string feed, Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "Looking for configuration changes failed; trying again")]
    public static partial void ReloadFailed(ILogger logger, Exception exception);
}
