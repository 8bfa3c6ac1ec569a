using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>
/// What a connection owes its client: answers to publishes, in the order of receipt [MQTT-4.6.0-2, MQTT-4.6.0-3], and other packets.
/// Full: the connection stops reading until the client takes answers or the store gives them.
/// </summary>
internal sealed class ReplyQueue(ServerConnection connection, MqttServerOptions options)
{
    private const int MaximumPackets = 64;
    private const int KeptPublishes = 32;

    private readonly Lock _gate = new();
    private Queue<InboundPublish>? _publishes;
    private Queue<MqttPacket>? _packets;
    private Stack<InboundPublish>? _free;
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _empty;
    private long _bytes;
    private bool _isClosed;

    public InboundPublish Rent()
    {
        lock (_gate)
        {
            return _free is not null && _free.TryPop(out var used) ? used : new InboundPublish(connection);
        }
    }

    public void Add(InboundPublish publish)
    {
        lock (_gate)
        {
            (_publishes ??= new Queue<InboundPublish>(4)).Enqueue(publish);
            _bytes += publish.Size;
        }
    }

    public void Add(MqttPacket packet)
    {
        lock (_gate)
        {
            (_packets ??= new Queue<MqttPacket>(2)).Enqueue(packet);
        }
    }

    /// <summary>Takes the oldest publish if its answer is known.</summary>
    public bool TryTake(out InboundPublish publish)
    {
        lock (_gate)
        {
            if (_publishes is null || !_publishes.TryPeek(out publish!) || !publish.IsDone)
            {
                publish = null!;
                return false;
            }

            _publishes.Dequeue();
            _bytes -= publish.Size;
            return true;
        }
    }

    public bool TryTake(out MqttPacket packet)
    {
        lock (_gate)
        {
            packet = null!;
            return _packets is not null && _packets.TryDequeue(out packet!);
        }
    }

    public void Return(InboundPublish publish)
    {
        publish.Clear();
        lock (_gate)
        {
            if ((_free ??= new Stack<InboundPublish>(4)).Count < KeptPublishes)
            {
                _free.Push(publish);
            }
        }
    }

    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return IsFullLocked();
            }
        }
    }

    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            if (_isClosed || !IsFullLocked())
            {
                return Task.CompletedTask;
            }

            return (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Completes when every publish taken in has been answered.</summary>
    public Task WhenAnsweredAsync()
    {
        lock (_gate)
        {
            if (_publishes is null || _publishes.Count == 0)
            {
                return Task.CompletedTask;
            }

            return (_empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Wakes those who wait, after the pump has taken something.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_room is not null && !IsFullLocked())
            {
                _room.TrySetResult();
                _room = null;
            }

            if (_empty is not null && (_publishes is null || _publishes.Count == 0))
            {
                _empty.TrySetResult();
                _empty = null;
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _room?.TrySetResult();
            _room = null;
        }
    }

    private bool IsFullLocked() =>
        (_publishes is { } publishes && (publishes.Count >= options.ReceiveMaximum || (_bytes >= options.MaximumInFlightBytes && publishes.Count > 0)))
        || _packets?.Count >= MaximumPackets;
}
