using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>A granted filter of a session.</summary>
/// <param name="Options">Filter and options; the QoS is the granted one.</param>
/// <param name="Identifier">Subscription identifier (5.0), 0 for none.</param>
internal sealed record SessionSubscription(MqttSubscription Options, uint Identifier);
