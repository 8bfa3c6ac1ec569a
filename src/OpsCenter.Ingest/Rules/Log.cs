using Microsoft.Extensions.Logging;

namespace OpsCenter.Ingest.Rules;

internal static partial class Log
{
    [LoggerMessage(4200, LogLevel.Information, "{Count} alarm rules changed in the files: {Rules}")]
    public static partial void VersionsRecorded(ILogger logger, int count, string rules);

    [LoggerMessage(4201, LogLevel.Error, "Rule proposal {Number} is in force, its versions are not recorded yet; trying again")]
    public static partial void VersionsNotRecorded(ILogger logger, int number, Exception failure);

    [LoggerMessage(4202, LogLevel.Warning, "Rule proposal {Number} was cut off after its file was written; its versions are recorded now")]
    public static partial void ApprovalFinished(ILogger logger, int number);

    [LoggerMessage(4203, LogLevel.Warning, "Rule proposal {Number} was cut off before its file was written; it waits for approval again")]
    public static partial void ApprovalReturned(ILogger logger, int number);

    [LoggerMessage(4204, LogLevel.Error, "Recording the versions of alarm rules failed; trying again")]
    public static partial void CatchUpFailed(ILogger logger, Exception failure);
}
