using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>The last retained message of each topic, in memory, bounded in number and bytes.</summary>
internal sealed class RetainedMessages(MqttServerOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RoutedMessage> _messages = [];
    private long _bytes;
    private int _expiring;

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
            _expiring -= before is { ExpiresAt: not 0 } ? 1 : 0;
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
            _expiring += message.ExpiresAt != 0 ? 1 : 0;
            return true;
        }
    }

    /// <summary>Gives back the room of messages whose life is over.</summary>
    public void RemoveExpired()
    {
        lock (_gate)
        {
            if (_expiring == 0)
            {
                return;
            }

            foreach (var message in _messages.Values.Where(HasExpired).ToArray())
            {
                _messages.Remove(message.Topic);
                _bytes -= message.Size;
                _expiring--;
            }
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
