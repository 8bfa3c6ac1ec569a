namespace OpsCenter.Mqtt.Client;

/// <summary>A message that the receiver acknowledges itself, when it has committed it. Safe from any thread.</summary>
public sealed class MqttDelivery
{
    private readonly MqttClientInbox _inbox;

    internal MqttDelivery(MqttClientInbox inbox, MqttReceivedMessage message, ushort packetId)
    {
        _inbox = inbox;
        Message = message;
        PacketId = packetId;
    }

    public MqttReceivedMessage Message { get; }

    /// <summary>0 for QoS 0.</summary>
    internal ushort PacketId { get; }

    /// <summary>The answer to send; null until the receiver gave one. Guarded by the inbox.</summary>
    internal MqttReasonCode? Answer { get; set; }

    /// <summary>
    /// Tells the server that it may forget the message, as soon as every message before it is acknowledged too [MQTT-4.6.0-2, MQTT-4.6.0-3].
    /// Needed at QoS 0 as well, where it only makes room. Has no effect the second time, or when the connection that brought the message is
    /// gone: then the server, if it keeps the session, sends the message again.
    /// </summary>
    /// <param name="reason">
    /// Above 0x80 (5.0 only) refuses the message for good. Where it should come again, do not acknowledge and drop the connection.
    /// </param>
    public void Acknowledge(MqttReasonCode reason = MqttReasonCode.Success) => _inbox.Acknowledge(this, reason);
}
