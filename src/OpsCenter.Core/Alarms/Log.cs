using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "Alarms restored: {States} states, {Shown} shown; {Replayed} readings judged again, in {Milliseconds:F0} ms")]
    public static partial void Restored(ILogger logger, int states, int shown, int replayed, double milliseconds);

    [LoggerMessage(4001, LogLevel.Warning, "More readings of {Measurement} {Field} to judge again than Alarms:MaxReplayReadings allows; only the newest of each series is judged")]
    public static partial void ReplayCut(ILogger logger, string measurement, string field);

    [LoggerMessage(4002, LogLevel.Error, "Saving {States} alarm states and {Transitions} transitions failed; trying again")]
    public static partial void SaveFailed(ILogger logger, int states, int transitions, Exception error);

    [LoggerMessage(4004, LogLevel.Information, "Alarm {Rule} of {Series}: {Kind}, level {Level}, value {Value}, at {At}")]
    public static partial void Changed(ILogger logger, string rule, SeriesKey series, AlarmTransitionKind kind, int level, double value, Instant at);

    [LoggerMessage(4003, LogLevel.Error, "A beat of the alarm clock failed; going on")]
    public static partial void BeatFailed(ILogger logger, Exception error);

    [LoggerMessage(4006, LogLevel.Warning, "Readings since the last judgement cannot be read now ({Reason}); only the newest of each series is judged")]
    public static partial void ReplayUnavailable(ILogger logger, string reason);
}
