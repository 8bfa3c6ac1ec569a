using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>
/// What waits for one subscriber, bounded in number and bytes (full: the newest is dropped), and what it was sent with QoS 1 or 2 and has
/// not acknowledged to the end. Not thread-safe: the session's lock guards it.
/// </summary>
internal sealed class SessionQueue
{
    private readonly Queue<Delivery> _waiting = new();
    private readonly Dictionary<ushort, Sent> _sent = [];
    private readonly Queue<Delivery> _again = new();
    private long _bytes;
    private long _sequence;
    private ushort _lastId;

    public int Waiting => _waiting.Count + _again.Count;

    public int Unacknowledged => _sent.Count;

    public bool TryAdd(Delivery delivery, MqttServerOptions limits)
    {
        // One filter may select all that is retained; that much has to fit on top.
        var limit = limits.MaximumQueuedMessages + (delivery.IsRetained ? limits.MaximumRetainedMessages : 0);
        if (_waiting.Count >= limit || _bytes + delivery.QueuedBytes > limits.MaximumQueuedBytes)
        {
            return false;
        }

        _waiting.Enqueue(delivery);
        _bytes += delivery.QueuedBytes;
        return true;
    }

    /// <summary>Takes the next message to send. One above QoS 0 at the head waits for the window, and what stands behind it waits too: order is kept.</summary>
    public bool TryTake(int window, out Delivery delivery)
    {
        delivery = default;
        if (_again.Count > 0)
        {
            // The window counts what this connection was sent; the rest of _sent still waits in _again.
            return _sent.Count - _again.Count < window && _again.TryDequeue(out delivery);
        }

        if (!_waiting.TryPeek(out delivery) || (delivery.QualityOfService > 0 && _sent.Count >= window))
        {
            return false;
        }

        _waiting.Dequeue();
        _bytes -= delivery.QueuedBytes;
        if (delivery.QualityOfService > 0)
        {
            delivery = delivery with { PacketId = NextId() };
            _sent.Add(delivery.PacketId, new Sent(_sequence++, delivery));
        }

        return true;
    }

    /// <summary>PUBACK, PUBCOMP, a refusing PUBREC, or a message that is not sent after all: its place in the window is free.</summary>
    public bool Acknowledge(ushort packetId) => _sent.Remove(packetId);

    /// <summary>PUBREC: the message is the client's now; what is left of it here is its id. False for an id that is no open QoS 2 message.</summary>
    public bool Release(ushort packetId)
    {
        if (!_sent.TryGetValue(packetId, out var sent) || sent.Delivery.QualityOfService != 2)
        {
            return false;
        }

        _sent[packetId] = sent with { Delivery = new Delivery(RoutedMessage.Empty, 2, false, [], packetId) { IsReleased = true } };
        return true;
    }

    /// <summary>
    /// Takes out what a shared subscription handed out and another member can have: all that was not sent, and QoS 1 that was not
    /// acknowledged. An unfinished QoS 2 message stays with its client for good [MQTT-4.8.2-5].
    /// </summary>
    public List<Delivery> TakeShared(Func<SharedGroup, bool> canTake)
    {
        var taken = new List<Delivery>();
        foreach (var (id, sent) in _sent.Where(entry => entry.Value.Delivery is { QualityOfService: 1, Group: not null }).OrderBy(entry => entry.Value.Sequence).ToArray())
        {
            if (canTake(sent.Delivery.Group!))
            {
                _sent.Remove(id);
                taken.Add(sent.Delivery);
            }
        }

        Sift(delivery => delivery.Group is null || !canTake(delivery.Group), taken);
        return taken;
    }

    /// <summary>A new connection of the session: unacknowledged messages go again, in their order, with their ids and DUP [MQTT-4.4.0-1, MQTT-4.6.0-1].</summary>
    public void SendAgain()
    {
        _again.Clear();
        foreach (var sent in _sent.Values.OrderBy(sent => sent.Sequence))
        {
            _again.Enqueue(sent.Delivery with { Duplicate = !sent.Delivery.IsReleased });
        }
    }

    // QoS 0 is not kept for a client that is away (§4.1 leaves it to the server).
    public void ForgetQos0() => Sift(delivery => delivery.QualityOfService > 0, null);

    private void Sift(Func<Delivery, bool> stays, List<Delivery>? taken)
    {
        var count = _waiting.Count;
        for (var index = 0; index < count; index++)
        {
            var delivery = _waiting.Dequeue();
            if (stays(delivery))
            {
                _waiting.Enqueue(delivery);
            }
            else
            {
                _bytes -= delivery.QueuedBytes;
                taken?.Add(delivery);
            }
        }
    }

    // The window is below the number of ids, so the search ends.
    private ushort NextId()
    {
        do
        {
            _lastId++;
        }
        while (_lastId == 0 || _sent.ContainsKey(_lastId));

        return _lastId;
    }

    private readonly record struct Sent(long Sequence, Delivery Delivery);
}
