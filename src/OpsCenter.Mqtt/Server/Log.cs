using System.Net;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Mqtt.Server;

internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "MQTT client {ClientId} connected from {Address}, version {Version}, session present: {SessionPresent}")]
    public static partial void Connected(ILogger logger, string clientId, EndPoint? address, MqttVersion version, bool sessionPresent);

    [LoggerMessage(501, LogLevel.Information, "MQTT client {ClientId} disconnected: {Reason}")]
    public static partial void Disconnected(ILogger logger, string clientId, string reason);

    [LoggerMessage(502, LogLevel.Warning, "MQTT connection from {Address} refused: {Reason}")]
    public static partial void Refused(ILogger logger, EndPoint? address, MqttReasonCode reason);

    [LoggerMessage(503, LogLevel.Warning, "MQTT client {ClientId} may not publish to {Topic}")]
    public static partial void PublishDenied(ILogger logger, string clientId, string topic);

    [LoggerMessage(504, LogLevel.Warning, "MQTT client {ClientId} may not subscribe to {Filter}")]
    public static partial void SubscribeDenied(ILogger logger, string clientId, string filter);

    [LoggerMessage(505, LogLevel.Error, "The handler failed on a publish of MQTT client {ClientId}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string clientId);

    [LoggerMessage(506, LogLevel.Error, "MQTT connection from {Address} ended by an unexpected error")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, EndPoint? address);

    [LoggerMessage(507, LogLevel.Error, "The housekeeping of the MQTT endpoint failed; it goes on with the next round")]
    public static partial void SweepFailed(ILogger logger, Exception exception);
}
