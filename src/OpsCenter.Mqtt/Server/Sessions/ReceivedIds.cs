using OpsCenter.Mqtt.Server.Connections;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>
/// Packet ids of QoS 2 publishes between PUBLISH and PUBREL (method A of figure 4-3: taken over once, the id kept until release). At most 65,535 by nature.
/// </summary>
internal sealed class ReceivedIds
{
    private readonly Lock _gate = new();

    // The publish while it waits for the store; null once it is stored.
    private readonly Dictionary<ushort, InboundPublish?> _ids = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _ids.Count;
            }
        }
    }

    public bool Contains(ushort packetId)
    {
        lock (_gate)
        {
            return _ids.ContainsKey(packetId);
        }
    }

    /// <summary>Registers a publish.</summary>
    /// <returns>
    /// True: it is new, take it over. False: it is a repetition, and gets the same answer as the first, at once or when that one is stored [MQTT-4.3.3-10].
    /// </returns>
    public bool TryAdd(InboundPublish publish)
    {
        lock (_gate)
        {
            if (_ids.TryAdd(publish.PacketId, publish))
            {
                return true;
            }

            publish.MarkRepeated();
            if (_ids[publish.PacketId] is { } first)
            {
                first.AddFollower(publish);
                return false;
            }
        }

        publish.Finish(MqttReasonCode.Success);
        return false;
    }

    /// <summary>The store has answered. A refused publish frees its id (§4.3.3); a stored one keeps it until PUBREL.</summary>
    public void Settle(InboundPublish publish, MqttReasonCode reason)
    {
        lock (_gate)
        {
            if (!_ids.TryGetValue(publish.PacketId, out var registered) || registered != publish)
            {
                return;
            }

            if (reason >= MqttReasonCode.UnspecifiedError)
            {
                _ids.Remove(publish.PacketId);
            }
            else
            {
                _ids[publish.PacketId] = null;
            }
        }
    }

    /// <summary>PUBREL; false for an id that is not known.</summary>
    public bool Release(ushort packetId)
    {
        lock (_gate)
        {
            return _ids.Remove(packetId);
        }
    }
}
