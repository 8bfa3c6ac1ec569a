namespace OpsCenter.App.Screens;

internal static partial class Log
{
    [LoggerMessage(6200, LogLevel.Error, "The paired screens cannot be read; the keys known so far stay in force.")]
    public static partial void ScreenKeysFailed(ILogger logger, Exception exception);

    [LoggerMessage(6201, LogLevel.Information, "The paired screens can be read again.")]
    public static partial void ScreenKeysBack(ILogger logger);

    [LoggerMessage(6202, LogLevel.Information, "A display at {Address} took its key for screen {Screen}.")]
    public static partial void KeyCollected(ILogger logger, string address, string screen);

    [LoggerMessage(6203, LogLevel.Error, "When displays were last seen cannot be read or saved; trying again.")]
    public static partial void DisplayHistoryFailed(ILogger logger, Exception exception);

    [LoggerMessage(6204, LogLevel.Error, "What displays were told to show cannot be read or saved; trying again.")]
    public static partial void RemoteShowsFailed(ILogger logger, Exception exception);
}
