using Microsoft.Extensions.Logging;
using OpsCenter.Mqtt.Server.Routing;
using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server;

/// <summary>What all connections share.</summary>
internal sealed record ServerContext(
    MqttServerOptions Options,
    IMqttServerHandler Handler,
    TimeProvider Time,
    MqttServerMetrics Metrics,
    ILogger Logger,
    SubscriptionIndex Index,
    RetainedMessages Retained,
    SessionRegistry Sessions,
    Router Router,
    ConnectionLimits Limits);
