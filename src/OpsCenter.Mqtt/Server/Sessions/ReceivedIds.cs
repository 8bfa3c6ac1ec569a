using OpsCenter.Mqtt.Server.Connections;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>
/// Packet ids of QoS 2 publishes between PUBLISH and PUBREL (method A of figure 4-3: taken over once, the id kept until release). At most 65,535 by nature.
/// </summary>
internal sealed class ReceivedIds
{
    private readonly Lock _gate = new();

    private readonly Dictionary<ushort, Entry> _ids = [];

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

    /// <summary>Is the id in use by a message with other content? Then this is no repetition, whatever its DUP flag says [MQTT-2.2.1-4].</summary>
    public bool IsTakenByAnother(ushort packetId, int fingerprint)
    {
        lock (_gate)
        {
            return _ids.TryGetValue(packetId, out var entry) && entry.Fingerprint != fingerprint;
        }
    }

    /// <summary>Registers a publish.</summary>
    /// <param name="fingerprint">Hash of topic and payload.</param>
    /// <returns>
    /// True: it is new, take it over. False: it is a repetition, and gets the same answer as the first, at once or when that one is stored [MQTT-4.3.3-10].
    /// </returns>
    public bool TryAdd(InboundPublish publish, int fingerprint)
    {
        lock (_gate)
        {
            if (_ids.TryAdd(publish.PacketId, new Entry(publish, fingerprint)))
            {
                return true;
            }

            publish.MarkRepeated();
            if (_ids[publish.PacketId].Waiting is { } first)
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
            if (!_ids.TryGetValue(publish.PacketId, out var entry) || entry.Waiting != publish)
            {
                return;
            }

            if (reason >= MqttReasonCode.UnspecifiedError)
            {
                _ids.Remove(publish.PacketId);
            }
            else
            {
                _ids[publish.PacketId] = entry with { Waiting = null };
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

    /// <param name="Waiting">The publish while it waits for the store; null once it is stored.</param>
    private readonly record struct Entry(InboundPublish? Waiting, int Fingerprint);
}
