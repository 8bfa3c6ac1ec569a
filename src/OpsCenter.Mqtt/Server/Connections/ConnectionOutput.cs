using System.Buffers;
using System.IO.Pipelines;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>
/// The only writer of a connection. Whoever has something for the client queues it and calls <see cref="Schedule"/>; one pump writes what
/// there is and flushes once, so that many answers share a system call. It also forwards stored messages, in the order of their answers.
/// </summary>
internal sealed class ConnectionOutput(ServerConnection connection, PipeWriter writer) : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunAgain = 2;

    /// <summary>Written before a flush; what is left goes with the next one.</summary>
    private const int BatchBytes = 64 * 1024;

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;
    private volatile bool _delivers;
    private volatile bool _isClosing;
    private volatile MqttPacket? _last;
    private bool _isClosed;
    private long _flushingSince;
    private OutboundAliases? _aliases;

    private OutboundAliases? Aliases =>
        _aliases ?? (connection.Client is { TopicAliases: > 0 and var maximum } ? _aliases = new OutboundAliases(maximum) : null);

    /// <summary>Runs the pump on the thread pool.</summary>
    public void Schedule()
    {
        if (Interlocked.Exchange(ref _state, RunAgain) == Idle)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Runs the pump here and now, unless it runs already.</summary>
    public void Run()
    {
        if (Interlocked.Exchange(ref _state, RunAgain) == Idle)
        {
            _ = PumpAsync();
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = PumpAsync();

    /// <summary>From now on the session's messages are sent; CONNACK has to be queued before.</summary>
    public void BeginDeliveries()
    {
        _delivers = true;
        Schedule();
    }

    /// <summary>Writes what is queued and <paramref name="last"/>, flushes and never touches the transport again.</summary>
    public Task CloseAsync(MqttPacket? last)
    {
        _last = last;
        _isClosing = true;
        Schedule();
        return _closed.Task;
    }

    /// <summary>The client has taken nothing for that long although there is something to take.</summary>
    public bool IsStuck(TimeSpan limit)
    {
        var since = Volatile.Read(ref _flushingSince);
        return since != 0 && connection.Time.GetElapsedTime(since) > limit;
    }

    private async Task PumpAsync()
    {
        do
        {
            // A full fence: with a plain store what follows could look for work before the store is seen, and a wish in between were lost.
            Interlocked.Exchange(ref _state, Running);
            try
            {
                var isLast = _isClosing && !_isClosed;
                var more = Write(isLast);
                if (!_isClosed && writer.UnflushedBytes > 0)
                {
                    connection.Metrics.BytesSent(writer.UnflushedBytes);
                    var flush = await Watch(writer.FlushAsync());
                    Volatile.Write(ref _flushingSince, 0);
                    more &= !flush.IsCompleted;
                    isLast |= flush.IsCompleted;
                }

                if (isLast)
                {
                    Close();
                }
                else if (more)
                {
                    Interlocked.Exchange(ref _state, RunAgain);
                }
            }
            catch (Exception exception)
            {
                Close();
                connection.OutputFailed(exception);
            }
        }
        while (Interlocked.CompareExchange(ref _state, Idle, Running) != Running);
    }

    private ValueTask<FlushResult> Watch(ValueTask<FlushResult> flush)
    {
        if (!flush.IsCompleted)
        {
            Volatile.Write(ref _flushingSince, connection.Time.GetTimestamp());
        }

        return flush;
    }

    private void Close()
    {
        _isClosed = true;
        _closed.TrySetResult();
        connection.OutputClosed();
    }

    /// <summary>Writes without flushing; true where something is left.</summary>
    private bool Write(bool isLast)
    {
        WriteAnswers();
        while (connection.Replies.TryTake(out MqttPacket packet))
        {
            Encode(packet);
        }

        connection.Replies.Signal();
        var more = _delivers && !isLast && !_isClosed && WriteDeliveries();
        if (isLast && _last is { } last)
        {
            Encode(last);
        }

        return more;
    }

    private void WriteAnswers()
    {
        var acknowledged = 0;
        while (connection.Replies.TryTake(out InboundPublish publish))
        {
            if (publish.Reason < MqttReasonCode.UnspecifiedError)
            {
                acknowledged++;
                if (publish.IsFirst)
                {
                    connection.Forward(publish);
                }

                WriteAnswer(publish);
            }
            else
            {
                Refuse(publish);
            }

            connection.Replies.Return(publish);
        }

        if (acknowledged > 0)
        {
            connection.Metrics.Acknowledged(acknowledged);
        }
    }

    private void WriteAnswer(InboundPublish publish)
    {
        if (publish.QualityOfService == 0 || _isClosed || connection.MustNotAnswer)
        {
            return;
        }

        if (publish.QualityOfService == 1 || !publish.IsFirst || publish.Reason >= MqttReasonCode.UnspecifiedError)
        {
            connection.FreeSlot();
        }

        var kind = publish.QualityOfService == 1 ? MqttPacketType.PubAck : MqttPacketType.PubRec;
        if (publish.Reason >= MqttReasonCode.UnspecifiedError && connection.Reasons(publish.Reason) is { } why)
        {
            Encode(new AckPacket(kind, publish.PacketId, publish.Reason) { Properties = why });
            return;
        }

        MqttPacketEncoder.EncodeAck(writer, kind, publish.PacketId, publish.Reason, connection.Version);
    }

    private void Refuse(InboundPublish publish)
    {
        connection.Metrics.Refused(publish.Reason);
        if (publish.QualityOfService > 0 && connection.Version == MqttVersion.V311)
        {
            // 3.1.1 knows no negative PUBACK. "Acknowledged" means "stored", so the connection is closed without an answer
            // (3.1.1 §3.3.5) and the client sends the message again when it is back.
            connection.Fail(publish.Reason, answersEnd: true);
            return;
        }

        WriteAnswer(publish);
    }

    private bool WriteDeliveries()
    {
        var count = 0;
        while (writer.UnflushedBytes < BatchBytes && connection.TryTakeDelivery(out var delivery))
        {
            if (Encode(delivery))
            {
                count++;
            }
        }

        if (count > 0)
        {
            connection.Metrics.Delivered(count);
        }

        return writer.UnflushedBytes >= BatchBytes;
    }

    private bool Encode(Delivery delivery)
    {
        if (delivery.IsReleased)
        {
            // [MQTT-4.4.0-1]: what was released on an earlier connection is released again.
            MqttPacketEncoder.EncodeAck(writer, MqttPacketType.PubRel, delivery.PacketId, MqttReasonCode.Success, connection.Version);
            return false;
        }

        var flags = MqttPacketEncoder.Flags(delivery.QualityOfService, delivery.Retain, delivery.Duplicate);
        var message = delivery.Message;
        var isKnown = false;
        var alias = Aliases?.Of(message.Topic, out isKnown) ?? 0;
        if (!DeliveryProperties.TryBuild(delivery, connection.Version, connection.Time, alias, out var properties))
        {
            return Drop(delivery, MqttDropCause.Expired);
        }

        var topic = isKnown ? [] : message.TopicUtf8;
        var size = MqttPacketEncoder.PublishSize(flags, topic.Length, properties, message.Payload.Length, connection.Version);
        if (size > connection.ClientMaximumPacketBytes)
        {
            return Drop(delivery, MqttDropCause.TooLargeForSubscriber);
        }

        MqttPacketEncoder.EncodePublish(writer, flags, topic, delivery.PacketId, properties, message.Payload, connection.Version);
        if (alias != 0 && !isKnown)
        {
            _aliases!.Learn(message.Topic, alias);
        }

        return true;
    }

    private bool Drop(Delivery delivery, MqttDropCause cause)
    {
        connection.Metrics.Dropped(cause);
        if (delivery.PacketId != 0)
        {
            connection.Session?.Acknowledge(delivery.PacketId);
        }

        return false;
    }

    private void Encode(MqttPacket packet)
    {
        if (_isClosed)
        {
            return;
        }

        if (connection.ClientMaximumPacketBytes == long.MaxValue)
        {
            MqttPacketEncoder.Encode(packet, writer, connection.Version);
            return;
        }

        // [MQTT-3.1.2-24]; properties that only explain may be left out (§3.2.2.3.9), CONNACK has been measured before.
        var buffer = new ArrayBufferWriter<byte>(64);
        MqttPacketEncoder.Encode(packet, buffer, connection.Version);
        if (buffer.WrittenCount > connection.ClientMaximumPacketBytes)
        {
            buffer.ResetWrittenCount();
            MqttPacketEncoder.Encode(packet with { Properties = null }, buffer, connection.Version);
        }

        if (buffer.WrittenCount > connection.ClientMaximumPacketBytes)
        {
            connection.Metrics.Dropped(MqttDropCause.AnswerTooLarge);
            return;
        }

        writer.Write(buffer.WrittenSpan);
    }
}
