using System.Runtime.CompilerServices;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>One connection of a client, from the CONNECT packet to the end. A reconnect makes a new one.</summary>
internal sealed class MqttClientLink : IDisposable
{
    private readonly Stream _stream;
    private readonly MqttClientOptions _options;
    private readonly Action<Exception?> _closed;
    private readonly MqttFrameSender _sender;
    private readonly MqttClientInbox _inbox;
    private readonly PendingPublishes _pending = new();
    private readonly MqttClientSession _session;
    private readonly TaskCompletionSource<MqttConnectResult> _connAck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SemaphoreSlim _slots;
    private TimeSpan _keepAlive;
    private long _pingSent;
    private int _isClosed;
    private volatile bool _wasAccepted;
    private volatile bool _isHeld;

    public MqttClientLink(Stream stream, MqttClientOptions options, MqttClientSession session, Action<Exception?> closed)
    {
        _session = session;
        _stream = stream;
        _options = options;
        _closed = closed;
        _keepAlive = options.KeepAlive;
        _slots = new SemaphoreSlim(options.MaximumInFlight);
        _sender = new MqttFrameSender(stream, options.Version, options.MaximumUnsentBytes, options.Time, Close);
        _inbox = new MqttClientInbox(options, Acknowledge, Close);
    }

    public bool IsOpen => Volatile.Read(ref _isClosed) == 0;

    public async Task<MqttConnectResult> ConnectAsync(ConnectPacket packet, CancellationToken cancellation)
    {
        _sender.Send(packet);
        _ = ReadLoopAsync();
        var result = await _connAck.Task.WaitAsync(cancellation);
        if (!result.IsAccepted)
        {
            Close(null);
            return result;
        }

        _wasAccepted = true;
        MqttClientTicker.Of(_options.Time).Add(this);
        if (!IsOpen)
        {
            MqttClientTicker.Of(_options.Time).Remove(this);
        }

        return result;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MqttReasonCode> PublishAsync(
        byte[] topic, ReadOnlyMemory<byte> payload, byte qualityOfService, bool retain, MqttProperties? properties, CancellationToken cancellation)
    {
        await _sender.WaitForRoomAsync(cancellation);
        var flags = MqttPacketEncoder.Flags(qualityOfService, retain, duplicate: false);
        if (qualityOfService == 0)
        {
            ThrowIfClosed();
            _sender.SendPublish(flags, topic, 0, properties, payload.Span);
            return MqttReasonCode.Success;
        }

        await _slots.WaitAsync(cancellation);
        var pending = _pending.Add();
        var answer = pending.Task;
        if (!answer.IsFaulted)
        {
            if (qualityOfService == 2)
            {
                _session.Unfinished.Add(pending.PacketId);
            }

            _sender.SendPublish(flags, topic, pending.PacketId, properties, payload.Span);
        }

        // Cancelling stops the waiting, not the message: its id stays in use until the server answers.
        return cancellation.CanBeCanceled && !answer.IsCompleted ? await answer.AsTask().WaitAsync(cancellation) : await answer;
    }

    public async Task<SubscribeAckPacket> RequestAsync(Func<ushort, MqttPacket> build, CancellationToken cancellation)
    {
        var request = new TaskCompletionSource<SubscribeAckPacket>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = _pending.Add(request);
        if (!request.Task.IsCompleted)
        {
            _sender.Send(build(id));
        }

        return await request.Task.WaitAsync(cancellation);
    }

    public async Task DisconnectAsync(MqttReasonCode reason)
    {
        _sender.Send(new DisconnectPacket(reason));
        await _sender.WhenIdleAsync();
        Close(null);
    }

    /// <summary>Keep-alive, once a second (§3.1.2.10): ping when quiet, close when the answer stays out.</summary>
    public void Tick()
    {
        if (_keepAlive <= TimeSpan.Zero)
        {
            return;
        }

        var pingSent = Interlocked.Read(ref _pingSent);
        if (pingSent != 0)
        {
            if (_isHeld)
            {
                // The owner lets messages lie, so the answer may lie behind them: no sign of a dead server. The pings go on.
                Interlocked.Exchange(ref _pingSent, 0);
            }
            else if (_options.Time.GetElapsedTime(pingSent) > _keepAlive)
            {
                Close(new TimeoutException("The server did not answer PINGREQ."));
            }
        }
        else if (_options.Time.GetElapsedTime(_sender.LastSent) >= 0.75 * _keepAlive)
        {
            Interlocked.Exchange(ref _pingSent, _options.Time.GetTimestamp());
            _sender.Send(new PingPacket(MqttPacketType.PingReq));
        }
    }

    public void Close(Exception? cause)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        MqttClientTicker.Of(_options.Time).Remove(this);
        _sender.Close();
        _inbox.Close();
        _stream.Dispose();
        var lost = new MqttConnectionLostException("The MQTT connection is closed.", cause);
        _connAck.TrySetException(lost);
        _pending.Fail(lost);
        _slots.Release(ushort.MaxValue);
        if (_wasAccepted)
        {
            _closed(cause);
        }
    }

    public void Dispose() => Close(null);

    private void ThrowIfClosed()
    {
        if (!IsOpen)
        {
            throw new MqttConnectionLostException();
        }
    }

    private async Task ReadLoopAsync()
    {
        var buffer = new MqttReadBuffer(_options.MaximumPacketBytes);
        try
        {
            while (await buffer.FillAsync(_stream))
            {
                while (buffer.TryTake(out var header, out var body))
                {
                    var waiting = Take(header, body.Span);
                    if (!waiting.IsCompletedSuccessfully)
                    {
                        _isHeld = true;
                        await waiting;
                        _isHeld = false;
                    }
                }
            }

            Close(buffer.IsBroken ? new InvalidDataException("The server sent a malformed or too large packet.") : null);
        }
        catch (Exception exception)
        {
            Close(exception);
        }
    }

    private ValueTask Take(MqttFixedHeader header, ReadOnlySpan<byte> body)
    {
        var decoded = MqttPacketDecoder.Decode(header, body, _options.Version);
        switch (decoded.Packet)
        {
            case AckPacket ack:
                TakeAck(ack);
                break;
            case PublishPacket publish:
                return TakePublish(publish);
            case SubscribeAckPacket answer:
                _pending.Take<TaskCompletionSource<SubscribeAckPacket>>(answer.PacketId)?.TrySetResult(answer);
                break;
            case PingPacket:
                Interlocked.Exchange(ref _pingSent, 0);
                break;
            case ConnAckPacket connAck:
                TakeConnAck(connAck);
                break;
            case DisconnectPacket disconnect:
                Close(new MqttConnectionLostException($"The server disconnected: {disconnect.Reason}."));
                break;
            default:
                Close(new InvalidDataException($"The server sent a packet that is no {header.Type}: {decoded.Reason}."));
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void TakeConnAck(ConnAckPacket packet)
    {
        if (packet.Properties?.Number(MqttPropertyId.ReceiveMaximum) is { } maximum && maximum < _options.MaximumInFlight)
        {
            _slots = new SemaphoreSlim((int)maximum);
        }

        if (packet.Properties?.Number(MqttPropertyId.ServerKeepAlive) is { } seconds)
        {
            // [MQTT-3.1.2-21]
            _keepAlive = TimeSpan.FromSeconds(seconds);
        }

        ResumeSession(packet);

        _connAck.TrySetResult(new MqttConnectResult(packet.Reason, packet.SessionPresent, packet.Properties));
    }

    private void ResumeSession(ConnAckPacket packet)
    {
        if (!packet.SessionPresent)
        {
            _session.Received.Clear();
            _session.Unfinished.Clear();
            return;
        }

        foreach (var id in _session.Unfinished.ToArray())
        {
            _pending.Reserve(id);
            _sender.SendAck(MqttPacketType.PubRel, id);
        }
    }

    private void TakeAck(AckPacket ack)
    {
        switch (ack.Kind)
        {
            case MqttPacketType.PubRec when ack.Reason < MqttReasonCode.UnspecifiedError:
                _sender.SendAck(
                    MqttPacketType.PubRel,
                    ack.PacketId,
                    _pending.Contains(ack.PacketId) ? MqttReasonCode.Success : MqttReasonCode.PacketIdentifierNotFound);
                break;
            case MqttPacketType.PubRel:
                _session.Received.Remove(ack.PacketId);
                _sender.SendAck(MqttPacketType.PubComp, ack.PacketId);
                break;
            default:
                if (ack.Kind != MqttPacketType.PubAck)
                {
                    _session.Unfinished.Remove(ack.PacketId);
                    _pending.Free(ack.PacketId);
                }

                if (_pending.Take<PendingPublish>(ack.PacketId) is { } pending)
                {
                    _slots.Release();
                    pending.Complete(ack.Reason);
                }

                break;
        }
    }

    private ValueTask TakePublish(PublishPacket packet)
    {
        // In this order: an acknowledgement under way closes the message only after it is remembered as received.
        if (packet.QualityOfService == 2 && _inbox.IsOpen(packet.PacketId))
        {
            return ValueTask.CompletedTask;
        }

        if (packet.QualityOfService == 2 && _session.Received.Contains(packet.PacketId))
        {
            // Already taken: answer again, deliver once [MQTT-4.3.3-10].
            _sender.SendAck(MqttPacketType.PubRec, packet.PacketId);
            return ValueTask.CompletedTask;
        }

        return _inbox.AddAsync(packet);
    }

    private void Acknowledge(MqttDelivery delivery)
    {
        var reason = delivery.Answer!.Value;
        switch (delivery.Message.QualityOfService)
        {
            case 1:
                _sender.SendAck(MqttPacketType.PubAck, delivery.PacketId, reason);
                break;
            case 2:
                if (reason < MqttReasonCode.UnspecifiedError)
                {
                    _session.Received.Add(delivery.PacketId);
                }

                _sender.SendAck(MqttPacketType.PubRec, delivery.PacketId, reason);
                break;
        }
    }
}
