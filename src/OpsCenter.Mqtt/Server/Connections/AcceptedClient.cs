using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>What CONNECT and its answer agreed on.</summary>
/// <param name="Window">QoS 1 messages we may send without an acknowledgement.</param>
/// <param name="MaximumPacketBytes">Largest packet the client takes.</param>
internal sealed record AcceptedClient(
    MqttClientIdentity Identity,
    Session Session,
    TimeSpan KeepAlive,
    int Window,
    long MaximumPacketBytes,
    DateTimeOffset Since);
