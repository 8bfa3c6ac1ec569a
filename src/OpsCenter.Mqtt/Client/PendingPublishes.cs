namespace OpsCenter.Mqtt.Client;

/// <summary>Packet ids in use by publishes, subscribes and unsubscribes of one connection, and who waits for each.</summary>
internal sealed class PendingPublishes
{
    private const int KeptSources = 64;

    private static readonly object Reserved = new();

    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, object> _waiting = [];
    private readonly Stack<PendingPublish> _free = [];
    private Exception? _failure;
    private ushort _lastId;

    /// <summary>A publish that waits; completed with the failure if the connection is already gone.</summary>
    public PendingPublish Add()
    {
        lock (_gate)
        {
            var pending = _free.TryPop(out var used) ? used : new PendingPublish(this);
            if (_failure is not null)
            {
                pending.Fail(_failure);
                return pending;
            }

            pending.PacketId = NextId();
            _waiting.Add(pending.PacketId, pending);
            return pending;
        }
    }

    /// <summary>Takes an id for a request that is answered by a whole packet.</summary>
    public ushort Add(TaskCompletionSource<Packets.SubscribeAckPacket> request)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                request.TrySetException(_failure);
                return 1;
            }

            var id = NextId();
            _waiting.Add(id, request);
            return id;
        }
    }

    /// <summary>Keeps an id of an earlier connection from being used until its exchange has ended.</summary>
    public void Reserve(ushort packetId)
    {
        lock (_gate)
        {
            _waiting[packetId] = Reserved;
        }
    }

    /// <summary>Takes the one who waits for the id out; null for an id nobody waits for.</summary>
    public T? Take<T>(ushort packetId)
        where T : class
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(packetId, out var waiting) && waiting is T found)
            {
                _waiting.Remove(packetId);
                return found;
            }

            return null;
        }
    }

    public bool Contains(ushort packetId)
    {
        lock (_gate)
        {
            return _waiting.ContainsKey(packetId);
        }
    }

    /// <summary>The exchange of a reserved id has ended.</summary>
    public void Free(ushort packetId)
    {
        lock (_gate)
        {
            if (_waiting.GetValueOrDefault(packetId) == Reserved)
            {
                _waiting.Remove(packetId);
            }
        }
    }

    /// <summary>Lets go of everybody; later ones fail at once.</summary>
    public void Fail(Exception exception)
    {
        object[] all;
        lock (_gate)
        {
            _failure ??= exception;
            all = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (var waiting in all)
        {
            switch (waiting)
            {
                case PendingPublish publish:
                    publish.Fail(exception);
                    break;
                case TaskCompletionSource<Packets.SubscribeAckPacket> request:
                    request.TrySetException(exception);
                    break;
            }
        }
    }

    public void Return(PendingPublish pending)
    {
        lock (_gate)
        {
            if (_free.Count < KeptSources)
            {
                _free.Push(pending);
            }
        }
    }

    // The in-flight limit is below the number of ids, so the search ends.
    private ushort NextId()
    {
        do
        {
            _lastId++;
        }
        while (_lastId == 0 || _waiting.ContainsKey(_lastId));

        return _lastId;
    }
}
