using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Notifications;

internal static partial class Log
{
    [LoggerMessage(4700, LogLevel.Warning, "Channel {Channel} fails: {Reason}; what waits for it is tried again")]
    public static partial void ChannelFails(ILogger logger, string channel, string reason);

    [LoggerMessage(4701, LogLevel.Information, "Channel {Channel} works again")]
    public static partial void ChannelWorks(ILogger logger, string channel);

    [LoggerMessage(4702, LogLevel.Error, "{Count} deliveries of channel {Channel} are given up: {Reason}")]
    public static partial void GivenUp(ILogger logger, int count, string channel, string reason);

    [LoggerMessage(4703, LogLevel.Error, "Looking for news to send failed; going on")]
    public static partial void BeatFailed(ILogger logger, Exception error);

    [LoggerMessage(4704, LogLevel.Error, "Sending to channel {Channel} failed; going on")]
    public static partial void StepFailed(ILogger logger, string channel, Exception error);

    [LoggerMessage(4705, LogLevel.Information, "Notifications go on after transition {Sequence}")]
    public static partial void Began(ILogger logger, long sequence);
}
