using Microsoft.Extensions.Logging;

namespace OpsCenter.Simulator.Running;

internal static partial class Log
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Simulating {Sites} sites with {Devices} connections to {Host}:{Port}")]
    public static partial void Started(ILogger logger, int sites, int devices, string host, int port);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Information, Message = "Simulated past published: {Messages} messages over {Past}")]
    public static partial void PastPublished(ILogger logger, int messages, TimeSpan past);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Warning, Message = "The server refused simulated device {Device}: {Reason}")]
    public static partial void Refused(ILogger logger, string device, string reason);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Error, Message = "Simulated device {Device} stopped")]
    public static partial void DeviceFailed(ILogger logger, Exception exception, string device);

    [LoggerMessage(EventId = 7005, Level = LogLevel.Error, Message = "The province cannot be simulated: {Problem}")]
    public static partial void NoProvince(ILogger logger, string problem);

    [LoggerMessage(EventId = 7006, Level = LogLevel.Error, Message = "One step of the simulation failed")]
    public static partial void StepFailed(ILogger logger, Exception exception);
}
