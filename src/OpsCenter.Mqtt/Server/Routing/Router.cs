using System.Text;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Connections;
using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>Forwards stored messages to subscribers and keeps the retained ones.</summary>
internal sealed class Router(SubscriptionIndex index, RetainedMessages retained, MqttServerMetrics metrics, TimeProvider time)
{
    public void Forward(InboundPublish publish, string publisher)
    {
        var routes = publish.Topic.Routes(index);
        if (routes.Length == 0 && !publish.Retain)
        {
            return;
        }

        Forward(routes, new RoutedMessage(
            publish.Topic.Topic,
            publish.Topic.Utf8,
            publish.Payload.ToArray(),
            publish.QualityOfService,
            publish.Retain,
            publisher,
            DeliveryProperties.OfMessage(publish.Properties),
            ExpiresAt(publish.Properties)));
    }

    public void Forward(MqttWill will, string publisher) =>
        Forward(index.Find(will.Topic, out _), new RoutedMessage(
            will.Topic,
            Encoding.UTF8.GetBytes(will.Topic),
            will.Payload.ToArray(),
            will.QualityOfService,
            will.Retain,
            publisher,
            DeliveryProperties.OfMessage(will.Properties),
            ExpiresAt(will.Properties)));

    /// <summary>Forwards what the server itself has to say; it is not stored.</summary>
    public void ForwardOwn(Route[] routes, string topic, string text) =>
        Forward(routes, new RoutedMessage(topic, Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(text), 0, Retain: false, "", null, 0));

    private void Forward(Route[] routes, RoutedMessage message)
    {
        if (message.Retain && !retained.Set(message))
        {
            metrics.Dropped(MqttDropCause.RetainedFull);
        }

        foreach (var route in routes)
        {
            if (route.Session is { } session)
            {
                Deliver(route, session, message);
            }
            else if (route.Group?.Deliver(message) == false)
            {
                metrics.Dropped(MqttDropCause.NoMember);
            }
        }
    }

    private static void Deliver(Route route, Session session, RoutedMessage message)
    {
        if (route.NoLocal && session.ClientId == message.Publisher)
        {
            return;
        }

        // Retain is only passed on to those who ask for it [MQTT-3.3.1-12, MQTT-3.3.1-13].
        session.Enqueue(new Delivery(
            message, Math.Min(route.QualityOfService, message.QualityOfService), message.Retain && route.RetainAsPublished, route.Identifiers));
    }

    private long ExpiresAt(MqttProperties? properties) =>
        properties?.Number(MqttPropertyId.MessageExpiryInterval) is { } seconds ? time.GetTimestamp() + (seconds * time.TimestampFrequency) : 0;
}
