using OpsCenter.Mqtt.Server.Connections;
using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>What the server keeps of a client: filters, waiting messages, QoS 2 ids (§4.1). Outlives the connection if the client asked for it.</summary>
internal sealed class Session(MqttClientIdentity owner, MqttServerOptions options, MqttServerMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly SessionQueue _queue = new();
    private readonly Dictionary<string, SessionSubscription> _subscriptions = [];
    private ReceivedIds? _received;
    private ServerConnection? _connection;
    private volatile bool _isEnded;
    private long _dropped;

    public string ClientId { get; } = owner.ClientId;

    /// <summary>Whose it is; nobody else may take it over.</summary>
    public string? UserName { get; } = owner.UserName;

    /// <summary>The connection that owns the session now.</summary>
    public ServerConnection? Connection
    {
        get
        {
            lock (_gate)
            {
                return _connection;
            }
        }
    }

    /// <summary>Messages that found the queue full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>How long it outlives its connection. Guarded by the registry's lock, as the two below.</summary>
    public TimeSpan Expiry { get; set; }

    /// <summary>Timestamp of the end of the last connection.</summary>
    public long LeftAt { get; set; }

    /// <summary>A will that waits for its delay.</summary>
    public PendingWill? Will { get; set; }

    /// <summary>The registry no longer knows it; a subscription made now must not stay in the index.</summary>
    public bool IsEnded
    {
        get => _isEnded;
        set => _isEnded = value;
    }

    /// <summary>Filters in force; a copy.</summary>
    public IReadOnlyList<string> Filters
    {
        get
        {
            lock (_gate)
            {
                return [.. _subscriptions.Keys];
            }
        }
    }

    /// <summary>QoS 2 publishes the client has not released; they keep a repeated PUBLISH from being taken twice.</summary>
    public ReceivedIds Received
    {
        get
        {
            lock (_gate)
            {
                return _received ??= new ReceivedIds();
            }
        }
    }

    public void Attach(ServerConnection connection)
    {
        lock (_gate)
        {
            _connection = connection;
            _queue.SendAgain();
        }
    }

    /// <summary>False where another connection has taken the session over.</summary>
    public bool Detach(ServerConnection connection)
    {
        lock (_gate)
        {
            if (_connection != connection)
            {
                return false;
            }

            _connection = null;
            _queue.ForgetQos0();
            return true;
        }
    }

    /// <summary>Null where the session has no room for one more; else whether the filter is new to it.</summary>
    public bool? TrySubscribe(SessionSubscription subscription)
    {
        lock (_gate)
        {
            var filter = subscription.Options.Filter;
            var isNew = !_subscriptions.ContainsKey(filter);
            if (isNew && _subscriptions.Count >= options.MaximumSubscriptionsPerSession)
            {
                return null;
            }

            _subscriptions[filter] = subscription;
            return isNew;
        }
    }

    public bool Unsubscribe(string filter)
    {
        lock (_gate)
        {
            return _subscriptions.Remove(filter);
        }
    }

    /// <summary>Queues a message and wakes the connection; never waits. Dropped and counted where the queue is full.</summary>
    public void Enqueue(Delivery delivery)
    {
        // QoS 0 is not kept for a client that is away, and what an ended session misses is nobody's loss.
        if (!TryEnqueue(delivery) && !IsEnded && (delivery.QualityOfService > 0 || Connection is not null))
        {
            Interlocked.Increment(ref _dropped);
            metrics.Dropped(MqttDropCause.QueueFull);
        }
    }

    /// <summary>The same, but whoever calls decides what becomes of a message that has no place here.</summary>
    public bool TryEnqueue(Delivery delivery)
    {
        ServerConnection? connection;
        lock (_gate)
        {
            connection = _connection;
            if (_isEnded || (connection is null && delivery.QualityOfService == 0) || !_queue.TryAdd(delivery, options))
            {
                return false;
            }
        }

        connection?.Output.Schedule();
        return true;
    }

    /// <inheritdoc cref="SessionQueue.TakeShared"/>
    public List<Delivery> TakeShared(Func<SharedGroup, bool> canTake)
    {
        lock (_gate)
        {
            return _queue.TakeShared(canTake);
        }
    }

    public bool TryTake(ServerConnection by, int window, out Delivery delivery)
    {
        lock (_gate)
        {
            delivery = default;
            return _connection == by && _queue.TryTake(window, out delivery);
        }
    }

    public void Acknowledge(ushort packetId)
    {
        lock (_gate)
        {
            _queue.Acknowledge(packetId);
        }
    }

    /// <inheritdoc cref="SessionQueue.Release"/>
    public bool Release(ushort packetId)
    {
        lock (_gate)
        {
            return _queue.Release(packetId);
        }
    }
}
