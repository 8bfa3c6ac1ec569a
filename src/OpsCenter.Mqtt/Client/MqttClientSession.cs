namespace OpsCenter.Mqtt.Client;

/// <summary>What the client has to remember beyond a connection while the server keeps its session (§4.1).</summary>
internal sealed class MqttClientSession
{
    /// <summary>QoS 2 messages the owner has taken and the server has not released: what comes again is answered, not delivered twice [MQTT-4.3.3-10].</summary>
    public PacketIdSet Received { get; } = new();

    /// <summary>
    /// QoS 2 publishes whose exchange has not ended. Their callers have been told of the loss and may publish again, under any id; so after
    /// coming back these ids are released, or the server would take the next message of the same id for a repetition.
    /// </summary>
    public PacketIdSet Unfinished { get; } = new();
}
