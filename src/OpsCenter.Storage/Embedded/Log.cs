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

    [LoggerMessage(2106, LogLevel.Error, "A chunk of {Series} that begins at {StartNs} ns is damaged ({Reason}): its readings are missing from answers. Restore telemetry.db from a backup to have them back")]
    public static partial void ChunkUnreadable(ILogger logger, string series, long startNs, string reason);

    [LoggerMessage(2107, LogLevel.Error, "The hourly summary of {Series} that begins at {StartNs} ns is damaged ({Reason}): its readings answer instead where they are still kept")]
    public static partial void SummaryUnreadable(ILogger logger, string series, long startNs, string reason);

    [LoggerMessage(2108, LogLevel.Information, "Bringing {Path} to format {Version}: {Done} of {Total} chunks. A stop does no harm, the next start goes on from here")]
    public static partial void Migrating(ILogger logger, string path, int version, long done, long total);

    [LoggerMessage(2109, LogLevel.Information, "Retention kept the hourly summaries of {Count} readings and deleted the readings")]
    public static partial void RetentionThinned(ILogger logger, long count);
}
