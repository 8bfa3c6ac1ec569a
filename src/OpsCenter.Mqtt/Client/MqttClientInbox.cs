using System.Threading.Channels;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>
/// Hands messages to the owner one at a time, apart from the reading loop, so that the owner may publish and await inside; and sends the
/// acknowledgements in the order of receipt, whatever the order they are given in. Bounded: above
/// <see cref="MqttClientOptions.MaximumUnhandledMessages"/> the reading loop waits, and TCP pushes back to the server.
/// </summary>
internal sealed class MqttClientInbox(MqttClientOptions options, Action<MqttDelivery> acknowledge, Action<Exception> failed)
{
    private readonly Lock _gate = new();
    private readonly Queue<MqttDelivery> _open = [];

    // Never holds more than _open does.
    private readonly Channel<MqttDelivery> _queue = Channel.CreateUnbounded<MqttDelivery>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private TaskCompletionSource? _room;
    private bool _started;
    private bool _isClosed;

    private bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Called by the reading loop only.</summary>
    public async ValueTask AddAsync(PublishPacket packet)
    {
        if (!_started)
        {
            _started = true;
            _ = HandleAllAsync();
        }

        var message = new MqttReceivedMessage(
            packet.Topic, packet.Payload, packet.QualityOfService, packet.Retain, packet.Duplicate, packet.Properties);
        var delivery = new MqttDelivery(this, message, packet.PacketId);
        while (!TryOpen(delivery, out var room))
        {
            await room;
        }

        _queue.Writer.TryWrite(delivery);
    }

    /// <summary>Is a QoS 2 message of this id with the owner, who has not acknowledged it yet?</summary>
    public bool IsOpen(ushort packetId)
    {
        lock (_gate)
        {
            return _open.Any(delivery => delivery.PacketId == packetId && delivery.Message.QualityOfService == 2);
        }
    }

    public void Acknowledge(MqttDelivery delivery, MqttReasonCode reason)
    {
        lock (_gate)
        {
            if (_isClosed || delivery.Answer is not null)
            {
                return;
            }

            delivery.Answer = reason;
            while (_open.TryPeek(out var first) && first.Answer is not null)
            {
                // Inside the lock: two callers must not overtake each other between here and the sender.
                acknowledge(_open.Dequeue());
            }

            MakeRoom();
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _open.Clear();
            MakeRoom();
        }

        _queue.Writer.TryComplete();
    }

    private bool TryOpen(MqttDelivery delivery, out Task room)
    {
        lock (_gate)
        {
            room = Task.CompletedTask;
            if (_isClosed)
            {
                return true;
            }

            if (_open.Count >= options.MaximumUnhandledMessages)
            {
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                return false;
            }

            _open.Enqueue(delivery);
            return true;
        }
    }

    private void MakeRoom()
    {
        if (_isClosed || _open.Count < options.MaximumUnhandledMessages)
        {
            _room?.TrySetResult();
            _room = null;
        }
    }

    private async Task HandleAllAsync()
    {
        try
        {
            await foreach (var delivery in _queue.Reader.ReadAllAsync())
            {
                if (delivery.Message.QualityOfService > 0 && IsClosed)
                {
                    // It cannot be acknowledged any more and comes again.
                    continue;
                }

                if (options.OnDelivery is { } manual)
                {
                    await manual(delivery);
                    continue;
                }

                if (options.OnMessage is { } handler)
                {
                    await handler(delivery.Message);
                }

                Acknowledge(delivery, MqttReasonCode.Success);
            }
        }
        catch (Exception exception)
        {
            // Not acknowledged: the server delivers again once we are back. Going on would acknowledge out of order.
            failed(exception);
        }
    }
}
