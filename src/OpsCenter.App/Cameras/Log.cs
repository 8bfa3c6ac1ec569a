namespace OpsCenter.App.Cameras;

internal static partial class Log
{
    [LoggerMessage(6400, LogLevel.Warning, "Camera {Camera} gives no {Stream}: {Reason}.")]
    public static partial void CameraFailed(ILogger logger, string camera, string stream, string reason);

    [LoggerMessage(6401, LogLevel.Information, "Camera {Camera} gives {Stream} again.")]
    public static partial void CameraBack(ILogger logger, string camera, string stream);
}
