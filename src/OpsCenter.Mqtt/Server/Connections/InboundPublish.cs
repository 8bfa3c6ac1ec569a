using System.Buffers;
using System.Runtime.CompilerServices;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>
/// A publish between its arrival and its answer. Reused within its connection; waits for the handler through the awaiter itself, so that
/// a message costs no task and no closure of ours.
/// </summary>
internal sealed class InboundPublish
{
    private readonly ServerConnection _connection;
    private readonly Action _whenStored;
    private ValueTaskAwaiter<MqttReasonCode> _awaiter;
    private List<InboundPublish>? _followers;
    private byte[]? _buffer;
    private int _length;
    private volatile bool _isDone;

    public InboundPublish(ServerConnection connection)
    {
        _connection = connection;
        _whenStored = WhenStored;
    }

    public TopicEntry Topic { get; private set; } = null!;

    public ReadOnlyMemory<byte> Payload => _buffer.AsMemory(0, _length);

    public ushort PacketId { get; private set; }

    public byte QualityOfService { get; private set; }

    public bool Retain { get; private set; }

    public MqttProperties? Properties { get; private set; }

    /// <summary>The answer; read it after <see cref="IsDone"/>.</summary>
    public MqttReasonCode Reason { get; private set; }

    /// <summary>False: a repetition of a QoS 2 publish, whose first copy is the one that is forwarded.</summary>
    public bool IsFirst { get; private set; }

    public bool IsDone => _isDone;

    public int Size => _length;

    /// <summary>Takes a copy of the payload: the network's buffer goes back before the store has answered.</summary>
    public void Fill(TopicEntry topic, ReadOnlySpan<byte> payload, byte qualityOfService, bool retain, ushort packetId, MqttProperties? properties)
    {
        Topic = topic;
        PacketId = packetId;
        QualityOfService = qualityOfService;
        Retain = retain;
        Properties = properties;
        IsFirst = true;
        Reason = MqttReasonCode.Success;
        _isDone = false;
        _length = payload.Length;
        if (_length > 0)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(_length);
            payload.CopyTo(_buffer);
        }
    }

    /// <summary>Hands it to the handler. Returns at once; <see cref="ServerConnection.Settled"/> is called when the answer is there.</summary>
    public void Start(IMqttServerHandler handler, MqttClientIdentity client)
    {
        try
        {
            Await(handler.PublishAsync(new MqttIncomingPublish(client, Topic.Topic, Payload, QualityOfService, Retain)));
        }
        catch (Exception exception)
        {
            _connection.HandlerFailed(exception);
            Finish(MqttReasonCode.UnspecifiedError);
        }
    }

    public void Finish(MqttReasonCode reason)
    {
        Reason = reason;
        List<InboundPublish>? followers = null;
        if (QualityOfService == 2 && IsFirst)
        {
            // After this nobody joins any more.
            _connection.Received?.Settle(this, reason);
            followers = Interlocked.Exchange(ref _followers, null);
        }

        _isDone = true;
        _connection.Settled();
        foreach (var follower in followers ?? [])
        {
            follower.Finish(reason);
        }
    }

    /// <summary>Called under the lock of <see cref="Sessions.ReceivedIds"/>.</summary>
    public void AddFollower(InboundPublish follower) => (_followers ??= []).Add(follower);

    public void MarkRepeated() => IsFirst = false;

    /// <summary>Gives the payload's memory back.</summary>
    public void Clear()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _awaiter = default;
        Properties = null;
    }

    private void Await(ValueTask<MqttReasonCode> answer)
    {
        var awaiter = answer.GetAwaiter();
        _awaiter = awaiter;
        if (awaiter.IsCompleted)
        {
            WhenStored();
        }
        else
        {
            // On the copy: the field is cleared as soon as the answer is written, which may be before this returns.
            awaiter.UnsafeOnCompleted(_whenStored);
        }
    }

    private void WhenStored()
    {
        MqttReasonCode reason;
        try
        {
            reason = _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            _connection.HandlerFailed(exception);
            reason = MqttReasonCode.UnspecifiedError;
        }

        Finish(reason);
    }
}
