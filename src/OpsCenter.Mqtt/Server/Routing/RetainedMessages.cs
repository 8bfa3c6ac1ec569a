using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>The last retained message of each topic, in memory, bounded in number and bytes.</summary>
internal sealed class RetainedMessages(MqttServerOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RoutedMessage> _messages = [];
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _messages.Count;
            }
        }
    }

    /// <summary>Keeps the message instead of the one before; an empty payload removes it [MQTT-3.3.1-6].</summary>
    /// <returns>False where there is no room.</returns>
    public bool Set(RoutedMessage message)
    {
        lock (_gate)
        {
            _messages.Remove(message.Topic, out var before);
            _bytes -= before?.Size ?? 0;
            if (message.Payload.Length == 0)
            {
                return true;
            }

            if (_messages.Count >= options.MaximumRetainedMessages || _bytes + message.Size > options.MaximumRetainedBytes)
            {
                return false;
            }

            _messages.Add(message.Topic, message);
            _bytes += message.Size;
            return true;
        }
    }

    /// <summary>What the filter selects and has not expired.</summary>
    public IReadOnlyList<RoutedMessage> Select(string filter)
    {
        lock (_gate)
        {
            if (filter.AsSpan().IndexOfAny('+', '#') < 0)
            {
                return _messages.TryGetValue(filter, out var one) && !HasExpired(one) ? [one] : [];
            }

            var found = new List<RoutedMessage>();
            foreach (var message in _messages.Values)
            {
                if (MqttTopic.Matches(filter, message.Topic) && !HasExpired(message))
                {
                    found.Add(message);
                }
            }

            return found;
        }
    }

    private bool HasExpired(RoutedMessage message) => message.ExpiresAt != 0 && message.ExpiresAt <= time.GetTimestamp();
}
