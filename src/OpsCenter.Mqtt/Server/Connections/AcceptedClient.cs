using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>What CONNECT and its answer agreed on.</summary>
/// <param name="Window">Messages above QoS 0 we may send without an acknowledgement.</param>
/// <param name="MaximumPacketBytes">Largest packet the client takes.</param>
/// <param name="TopicAliases">Aliases we may define for the client; 0 for none.</param>
/// <param name="WantsReasons">Reason strings may go with any packet; without it only with CONNACK and DISCONNECT (§3.1.2.11.7).</param>
internal sealed record AcceptedClient(
    MqttClientIdentity Identity,
    Session Session,
    TimeSpan KeepAlive,
    int Window,
    long MaximumPacketBytes,
    int TopicAliases,
    bool WantsReasons,
    DateTimeOffset Since);
