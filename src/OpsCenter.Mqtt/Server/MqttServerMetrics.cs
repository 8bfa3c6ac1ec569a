using System.Diagnostics.Metrics;

namespace OpsCenter.Mqtt.Server;

/// <summary>Counters of the endpoint.</summary>
public sealed class MqttServerMetrics
{
    public const string MeterName = "OpsCenter.Mqtt";

    private static readonly KeyValuePair<string, object?>[] QosTags = [new("qos", 0), new("qos", 1), new("qos", 2)];

    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _connectionsRefused;
    private readonly Counter<long> _received;
    private readonly Counter<long> _acknowledged;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _bytesReceived;
    private readonly Counter<long> _bytesSent;

    public MqttServerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _connections = meter.CreateUpDownCounter<long>("mqtt.connections", description: "Open connections.");
        _connectionsRefused = meter.CreateCounter<long>("mqtt.connections.refused", description: "Connections refused, by reason.");
        _received = meter.CreateCounter<long>("mqtt.messages.received", description: "Publishes received, by QoS.");
        _acknowledged = meter.CreateCounter<long>("mqtt.messages.acknowledged", description: "Publishes answered with success.");
        _refused = meter.CreateCounter<long>("mqtt.messages.refused", description: "Publishes not taken over, by reason.");
        _delivered = meter.CreateCounter<long>("mqtt.messages.delivered", description: "Messages written to subscribers.");
        _dropped = meter.CreateCounter<long>("mqtt.messages.dropped", description: "Messages not delivered or not retained, by cause.");
        _throttled = meter.CreateCounter<long>("mqtt.connections.throttled", description: "Pauses in reading from a client that sends too fast.");
        _bytesReceived = meter.CreateCounter<long>("mqtt.bytes.received", "By");
        _bytesSent = meter.CreateCounter<long>("mqtt.bytes.sent", "By");
    }

    internal void Opened() => _connections.Add(1);

    internal void Closed() => _connections.Add(-1);

    internal void ConnectionRefused(MqttReasonCode reason) => _connectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void Received(byte qualityOfService) => _received.Add(1, QosTags[qualityOfService]);

    internal void Acknowledged(int count) => _acknowledged.Add(count);

    internal void Refused(MqttReasonCode reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void Delivered(int count) => _delivered.Add(count);

    internal void Dropped(MqttDropCause cause) => _dropped.Add(1, new KeyValuePair<string, object?>("cause", cause.ToString()));

    internal void Throttled() => _throttled.Add(1);

    internal void BytesReceived(long count) => _bytesReceived.Add(count);

    internal void BytesSent(long count) => _bytesSent.Add(count);
}
