using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>What a connection remembers of a topic it publishes to: the string, the right, the subscribers.</summary>
internal sealed class TopicEntry(byte[] utf8, string topic, bool mayPublish)
{
    private Route[] _routes = [];
    private long _version = -1;

    public byte[] Utf8 { get; } = utf8;

    public string Topic { get; } = topic;

    public bool MayPublish { get; } = mayPublish;

    /// <summary>Subscribers now; looked up again only after a subscription changed somewhere. Called by one pump at a time.</summary>
    public Route[] Routes(SubscriptionIndex index)
    {
        if (index.Version != _version)
        {
            _routes = index.Find(Topic, out _version);
        }

        return _routes;
    }
}
