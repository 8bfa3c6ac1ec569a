using System.Collections.Concurrent;

namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>The edge nodes heard of, by group and node. Thread-safe; nodes beyond the bound are not remembered.</summary>
internal sealed class SparkplugNodes
{
    private const int MostNodes = 20_000;
    private readonly ConcurrentDictionary<(string Group, string Node), SparkplugNode> _nodes = new();

    public SparkplugNode Of(in SparkplugTopic topic)
    {
        var key = (topic.Group, topic.Node);
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        return _nodes.Count < MostNodes ? _nodes.GetOrAdd(key, new SparkplugNode()) : new SparkplugNode();
    }
}
