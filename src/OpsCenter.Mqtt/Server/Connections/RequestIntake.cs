using System.Buffers;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Routing;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>Takes every packet but PUBLISH. Used by the reading loop.</summary>
internal sealed class RequestIntake(ServerConnection connection, ServerContext context)
{
    public void Take(MqttFixedHeader header, ReadOnlySequence<byte> body)
    {
        var decoded = MqttPacketDecoder.Decode(header, body, connection.Version);
        switch (decoded.Packet)
        {
            case AckPacket ack:
                TakeAck(ack);
                break;
            case SubscribePacket subscribe:
                Subscribe(subscribe);
                break;
            case UnsubscribePacket unsubscribe:
                Unsubscribe(unsubscribe);
                break;
            case PingPacket { Kind: MqttPacketType.PingReq }:
                connection.Replies.Add(new PingPacket(MqttPacketType.PingResp));
                break;
            case DisconnectPacket disconnect:
                Disconnect(disconnect);
                break;
            default:
                // A second CONNECT [MQTT-3.1.0-2], an AUTH nobody asked for, or a packet only servers send.
                connection.Fail(decoded.Packet is null ? decoded.Reason : MqttReasonCode.ProtocolError);
                break;
        }
    }

    private void TakeAck(AckPacket ack)
    {
        switch (ack.Kind)
        {
            case MqttPacketType.PubAck or MqttPacketType.PubComp:
                connection.Session?.Acknowledge(ack.PacketId);
                connection.Output.Schedule();
                break;
            case MqttPacketType.PubRec when ack.Reason >= MqttReasonCode.UnspecifiedError:
                // The client does not want it: the exchange ends here (§4.3.3).
                connection.Session?.Acknowledge(ack.PacketId);
                connection.Output.Schedule();
                break;
            case MqttPacketType.PubRec:
                var isOpen = connection.Session?.Release(ack.PacketId) == true;
                connection.Replies.Add(new AckPacket(
                    MqttPacketType.PubRel, ack.PacketId, isOpen ? MqttReasonCode.Success : MqttReasonCode.PacketIdentifierNotFound));
                break;
            case MqttPacketType.PubRel:
                var known = connection.Received?.Release(ack.PacketId) == true;
                if (known)
                {
                    connection.FreeSlot();
                }

                connection.Replies.Add(new AckPacket(
                    MqttPacketType.PubComp, ack.PacketId, known ? MqttReasonCode.Success : MqttReasonCode.PacketIdentifierNotFound));
                break;
        }
    }

    private void Subscribe(SubscribePacket packet)
    {
        var identifier = packet.Properties?.Number(MqttPropertyId.SubscriptionIdentifier) ?? 0;
        var reasons = new MqttReasonCode[packet.Subscriptions.Count];
        var retained = new List<Delivery>();
        for (var index = 0; index < reasons.Length; index++)
        {
            reasons[index] = Subscribe(packet.Subscriptions[index], identifier, retained);
        }

        var refusal = Array.Find(reasons, static reason => reason >= MqttReasonCode.UnspecifiedError);
        connection.Replies.Add(new SubscribeAckPacket(MqttPacketType.SubAck, packet.PacketId, reasons) { Properties = connection.Reasons(refusal) });
        foreach (var delivery in retained)
        {
            connection.Session!.Enqueue(delivery);
        }
    }

    private MqttReasonCode Subscribe(MqttSubscription wish, uint identifier, List<Delivery> retained)
    {
        var client = connection.Client!;
        var isShared = MqttTopic.TrySplitShared(wish.Filter, out _, out var filter);
        if ((MqttTopic.IsShared(wish.Filter) && !isShared) || SubscriptionIndex.IsTooDeep(filter))
        {
            return MqttReasonCode.TopicFilterInvalid;
        }

        if (!context.Handler.MaySubscribe(client.Identity, filter))
        {
            Log.SubscribeDenied(context.Logger, client.Identity.ClientId, wish.Filter);
            return MqttReasonCode.NotAuthorized;
        }

        var granted = new SessionSubscription(wish, identifier);
        if (client.Session.TrySubscribe(granted) is not { } isNew)
        {
            return MqttReasonCode.QuotaExceeded;
        }

        context.Index.Set(client.Session, granted);
        if (client.Session.IsEnded)
        {
            context.Index.Remove(client.Session, wish.Filter);
        }

        // Nothing retained goes to a shared subscription: it is no one's own (§4.8.2).
        if (!isShared && (wish.RetainHandling == 0 || (wish.RetainHandling == 1 && isNew)))
        {
            AddRetained(granted, retained);
        }

        return (MqttReasonCode)granted.Options.QualityOfService;
    }

    // [MQTT-3.3.1-9 … 11]; retained messages sent on subscribing carry the flag.
    private void AddRetained(SessionSubscription granted, List<Delivery> deliveries)
    {
        uint[] identifiers = granted.Identifier == 0 ? [] : [granted.Identifier];
        foreach (var message in context.Retained.Select(granted.Options.Filter))
        {
            if (!granted.Options.NoLocal || message.Publisher != connection.Client!.Identity.ClientId)
            {
                var qos = Math.Min(granted.Options.QualityOfService, message.QualityOfService);
                deliveries.Add(new Delivery(message, qos, Retain: true, identifiers) { IsRetained = true });
            }
        }
    }

    private void Unsubscribe(UnsubscribePacket packet)
    {
        var session = connection.Session!;
        var reasons = new MqttReasonCode[packet.Filters.Count];
        for (var index = 0; index < reasons.Length; index++)
        {
            var known = session.Unsubscribe(packet.Filters[index]);
            reasons[index] = known ? MqttReasonCode.Success : MqttReasonCode.NoSubscriptionExisted;
            context.Index.Remove(session, packet.Filters[index]);
        }

        connection.Replies.Add(new SubscribeAckPacket(MqttPacketType.UnsubAck, packet.PacketId, reasons));
    }

    private void Disconnect(DisconnectPacket packet)
    {
        if (packet.Properties?.Number(MqttPropertyId.SessionExpiryInterval) is { } seconds)
        {
            if (seconds > 0 && connection.Session!.Expiry <= TimeSpan.Zero)
            {
                // [MQTT-3.14.2-2]
                connection.Fail(MqttReasonCode.ProtocolError);
                return;
            }

            connection.NewExpiry = Handshake.Bounded(seconds, context.Options);
        }

        if (packet.Reason == MqttReasonCode.Success)
        {
            // [MQTT-3.14.4-3]; with any other reason the will is published (§3.1.2.5).
            connection.Will = null;
        }

        connection.Leave();
    }
}
