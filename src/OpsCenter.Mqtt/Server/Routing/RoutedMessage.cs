using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>A stored message on its way to subscribers; one copy shared by all of them.</summary>
/// <param name="Publisher">Client id, for the no-local option.</param>
/// <param name="ExpiresAt">Timestamp of the server's clock, 0 for never.</param>
internal sealed record RoutedMessage(
    string Topic,
    byte[] TopicUtf8,
    byte[] Payload,
    byte QualityOfService,
    bool Retain,
    string Publisher,
    MqttProperties? Properties,
    long ExpiresAt)
{
    /// <summary>Stands where only a packet id is left.</summary>
    public static RoutedMessage Empty { get; } = new("", [], [], 0, false, "", null, 0);

    public int Size => TopicUtf8.Length + Payload.Length;
}
