using Microsoft.Extensions.Logging;

namespace OpsCenter.Simulator.Cameras;

internal static partial class Log
{
    [LoggerMessage(EventId = 7101, Level = LogLevel.Information, Message = "{Cameras} simulated cameras answer on loopback port {Port}")]
    public static partial void CamerasStarted(ILogger logger, int cameras, int port);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Warning, Message = "The simulated cameras give no pictures: {Problem}")]
    public static partial void NoCameras(ILogger logger, string problem);
}
