using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>The properties a message is forwarded with (5.0): the publisher's, the rest of its life, the identifiers of the subscriptions.</summary>
internal static class DeliveryProperties
{
    /// <summary>False where the message has expired while it waited [MQTT-3.3.2-5].</summary>
    /// <param name="alias">Topic alias to send along, 0 for none.</param>
    public static bool TryBuild(Delivery delivery, MqttVersion version, TimeProvider time, ushort alias, out MqttProperties? properties)
    {
        var message = delivery.Message;
        var left = message.ExpiresAt - time.GetTimestamp();
        properties = version == MqttVersion.V5 ? message.Properties : null;
        if (message.ExpiresAt != 0 && left <= 0)
        {
            return false;
        }

        if (version != MqttVersion.V5 || (message.ExpiresAt == 0 && delivery.SubscriptionIds.Count == 0 && alias == 0))
        {
            return true;
        }

        properties = Copy(message.Properties);
        if (message.ExpiresAt != 0)
        {
            // What is left of the interval [MQTT-3.3.2-6].
            properties.Add(MqttPropertyId.MessageExpiryInterval, (uint)Math.Ceiling((double)left / time.TimestampFrequency));
        }

        if (alias != 0)
        {
            properties.Add(MqttPropertyId.TopicAlias, alias);
        }

        foreach (var id in delivery.SubscriptionIds)
        {
            properties.Add(MqttPropertyId.SubscriptionIdentifier, id);
        }

        return true;
    }

    /// <summary>What of a publish's properties belongs to the message and not to the hop: no alias, no expiry (kept apart).</summary>
    public static MqttProperties? OfMessage(MqttProperties? properties)
    {
        if (properties is null)
        {
            return null;
        }

        var kept = new MqttProperties();
        foreach (var property in properties.Items)
        {
            if (property.Id is not (MqttPropertyId.TopicAlias or MqttPropertyId.MessageExpiryInterval or MqttPropertyId.WillDelayInterval))
            {
                kept.Add(property);
            }
        }

        return kept.Items.Count == 0 ? null : kept;
    }

    private static MqttProperties Copy(MqttProperties? properties)
    {
        var copy = new MqttProperties();
        foreach (var property in properties?.Items ?? [])
        {
            copy.Add(property);
        }

        return copy;
    }
}
