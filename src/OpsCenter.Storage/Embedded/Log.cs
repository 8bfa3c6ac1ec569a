using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Embedded;

internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Information, "Opened {Path}: {Series} series, {Readings} readings replayed from the journal")]
    public static partial void Opened(ILogger logger, string path, int series, int readings);

    [LoggerMessage(2101, LogLevel.Error, "The telemetry store cannot write: {Reason}. Devices keep their messages until it can")]
    public static partial void WritingFails(ILogger logger, string reason);

    [LoggerMessage(2102, LogLevel.Information, "The telemetry store writes again")]
    public static partial void WritingWorksAgain(ILogger logger);

    [LoggerMessage(2103, LogLevel.Error, "A chunk of {Series} ({Count} readings from {StartNs} ns) is damaged and was set aside: {Reason}")]
    public static partial void ChunkDamaged(ILogger logger, string series, int count, long startNs, string reason);

    [LoggerMessage(2104, LogLevel.Information, "Retention deleted {Count} readings and events")]
    public static partial void RetentionDeleted(ILogger logger, long count);

    [LoggerMessage(2105, LogLevel.Error, "Upkeep of the telemetry store failed; it is tried again")]
    public static partial void UpkeepFailed(ILogger logger, Exception error);
}
