namespace OpsCenter.Mqtt.Client;

/// <summary>Packet ids, at most 65,535 by nature. Safe from any thread.</summary>
internal sealed class PacketIdSet
{
    private readonly Lock _gate = new();
    private readonly HashSet<ushort> _ids = [];

    public void Add(ushort packetId)
    {
        lock (_gate)
        {
            _ids.Add(packetId);
        }
    }

    public bool Contains(ushort packetId)
    {
        lock (_gate)
        {
            return _ids.Contains(packetId);
        }
    }

    public void Remove(ushort packetId)
    {
        lock (_gate)
        {
            _ids.Remove(packetId);
        }
    }

    public ushort[] ToArray()
    {
        lock (_gate)
        {
            return [.. _ids];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ids.Clear();
        }
    }
}
