using System.Buffers;
using System.Text.Unicode;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>Takes PUBLISH packets in: checks, aliases, rights, repetitions; then the handler. Used by the reading loop.</summary>
internal sealed class PublishIntake(ServerConnection connection, ServerContext context)
{
    private TopicCache? _topics;
    private TopicEntry?[]? _aliases;
    private int _unanswered;
    private bool _hasLoggedDenial;

    /// <summary>An answer that ends a QoS 1 or 2 publish is on its way (flow control, §4.9).</summary>
    public void FreeSlot()
    {
        // A PUBREL may release an id of an earlier connection, which took no slot of this one.
        if (Interlocked.Decrement(ref _unanswered) < 0)
        {
            Interlocked.Increment(ref _unanswered);
        }
    }

    public void Take(MqttFixedHeader header, ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            Take(header.Flags, body.FirstSpan);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(rented);
        Take(header.Flags, rented.AsSpan(0, (int)body.Length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Take(byte flags, ReadOnlySpan<byte> body)
    {
        var reason = MqttPublishHeader.TryRead(flags, body, connection.Version, out var header);
        if (reason == MqttReasonCode.Success && header.Properties?.Number(MqttPropertyId.SubscriptionIdentifier) is not null)
        {
            // [MQTT-3.3.4-6]
            reason = MqttReasonCode.ProtocolError;
        }

        if (reason != MqttReasonCode.Success)
        {
            connection.Fail(reason);
            return;
        }

        context.Metrics.Received(header.QualityOfService);
        if (FindTopic(body.Slice(MqttPublishHeader.TopicOffset, header.TopicLength), header.Properties) is { } topic && TryTakeSlot(header))
        {
            Take(topic, header, body[header.PayloadOffset..]);
        }
    }

    private void Take(TopicEntry topic, MqttPublishHeader header, ReadOnlySpan<byte> payload)
    {
        var fingerprint = header.QualityOfService == 2 ? Fingerprint(topic, payload) : 0;
        if (header.QualityOfService == 2 && connection.Received?.IsTakenByAnother(header.PacketId, fingerprint) == true)
        {
            // Answering it as a repetition would acknowledge what is not stored.
            connection.Fail(MqttReasonCode.ProtocolError);
            return;
        }

        var publish = connection.Replies.Rent();
        publish.Fill(topic, payload, header.QualityOfService, header.Retain, header.PacketId, header.Properties);
        var refusal = topic.MayPublish ? Judge(header, payload) : MqttReasonCode.NotAuthorized;
        if (refusal != MqttReasonCode.Success)
        {
            publish.MarkRepeated();
            connection.Replies.Add(publish);
            publish.Finish(refusal);
            return;
        }

        if (header.QualityOfService == 2 && connection.Received is { } received)
        {
            TakeOnce(publish, received, fingerprint);
            return;
        }

        connection.Replies.Add(publish);
        publish.Start(context.Handler, connection.Client!.Identity);
    }

    private void TakeOnce(InboundPublish publish, Sessions.ReceivedIds received, int fingerprint)
    {
        connection.Replies.Add(publish);
        if (received.TryAdd(publish, fingerprint))
        {
            publish.Start(context.Handler, connection.Client!.Identity);
        }
    }

    // [MQTT-3.3.2-4] leaves checking the claim to the receiver.
    private MqttReasonCode Judge(MqttPublishHeader header, ReadOnlySpan<byte> payload) =>
        context.Options.ValidatePayloadFormat && header.Properties?.Number(MqttPropertyId.PayloadFormatIndicator) == 1 && !Utf8.IsValid(payload)
            ? MqttReasonCode.PayloadFormatInvalid
            : MqttReasonCode.Success;

    private static int Fingerprint(TopicEntry topic, ReadOnlySpan<byte> payload)
    {
        var hash = new HashCode();
        hash.AddBytes(topic.Utf8);
        hash.AddBytes(payload);
        return hash.ToHashCode();
    }

    // §4.9: more than the receive maximum we announced is a protocol error. A 3.1.1 client knows no such number; there only the reading stops.
    private bool TryTakeSlot(MqttPublishHeader header)
    {
        if (header.QualityOfService == 0)
        {
            return true;
        }

        if (Interlocked.Increment(ref _unanswered) > context.Options.ReceiveMaximum && connection.Version == MqttVersion.V5)
        {
            connection.Fail(MqttReasonCode.ReceiveMaximumExceeded);
            return false;
        }

        return true;
    }

    private TopicEntry? FindTopic(ReadOnlySpan<byte> topic, MqttProperties? properties)
    {
        var alias = properties?.Number(MqttPropertyId.TopicAlias);
        if (alias > context.Options.TopicAliasMaximum)
        {
            // [MQTT-3.3.2-9]
            connection.Fail(MqttReasonCode.TopicAliasInvalid);
            return null;
        }

        if (topic.IsEmpty)
        {
            return FindAlias(alias ?? 0);
        }

        var entry = (_topics ??= new TopicCache(MayPublish)).Get(topic);
        if (alias is { } number)
        {
            (_aliases ??= new TopicEntry?[context.Options.TopicAliasMaximum + 1])[number] = entry;
        }

        return entry;
    }

    private TopicEntry? FindAlias(uint alias)
    {
        if (_aliases?[alias] is { } entry)
        {
            return entry;
        }

        // An alias that was never given a topic (§3.3.2.3.4).
        connection.Fail(MqttReasonCode.ProtocolError);
        return null;
    }

    private bool MayPublish(string topic)
    {
        var client = connection.Client!.Identity;
        var may = !MqttTopic.IsReserved(topic) && context.Handler.MayPublish(client, topic);
        if (!may && !_hasLoggedDenial)
        {
            // Once per connection: one that tries topic after topic must not fill the log; the counter has them all.
            _hasLoggedDenial = true;
            Log.PublishDenied(context.Logger, client.ClientId, topic);
        }

        return may;
    }
}
