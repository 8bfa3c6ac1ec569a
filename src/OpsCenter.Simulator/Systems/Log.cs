using Microsoft.Extensions.Logging;

namespace OpsCenter.Simulator.Systems;

internal static partial class Log
{
    [LoggerMessage(EventId = 7201, Level = LogLevel.Information, Message = "{Systems} simulated sector systems answer on loopback port {Port}")]
    public static partial void SystemsStarted(ILogger logger, int systems, int port);

    [LoggerMessage(EventId = 7202, Level = LogLevel.Warning, Message = "The simulated sector systems do not answer: {Problem}")]
    public static partial void NoSystems(ILogger logger, string problem);
}
