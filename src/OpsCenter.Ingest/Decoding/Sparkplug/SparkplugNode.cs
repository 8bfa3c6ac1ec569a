namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>What births of one edge node and its devices told: names, types and units behind the aliases. Thread-safe.</summary>
internal sealed class SparkplugNode
{
    private const int MostMetrics = 100_000;
    private const string OfNode = "";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, Definition>> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, Definition> _aliases = [];
    private ulong? _birthSequence;

    /// <summary>Takes a birth in, or completes data from it. Null, or what cannot be known.</summary>
    public string? Apply(in SparkplugTopic topic, SparkplugPayload payload)
    {
        lock (_lock)
        {
            if (topic.IsBirth)
            {
                TakeBirth(topic, payload);
                return null;
            }

            return Complete(topic.Device ?? OfNode, payload.Metrics);
        }
    }

    /// <summary>Devices to be marked offline; null where the death belongs to an earlier connection than the present one.</summary>
    public IReadOnlyList<string>? Die(in SparkplugTopic topic, SparkplugPayload payload)
    {
        lock (_lock)
        {
            if (topic.Device is { } device)
            {
                _owners.Remove(device);
                return [device];
            }

            if (_birthSequence is { } born && payload.BirthSequence is { } ended && born != ended)
            {
                return null;
            }

            string[] devices = [.. _owners.Keys.Where(name => name != OfNode)];
            _owners.Clear();
            _aliases.Clear();
            return devices;
        }
    }

    private void TakeBirth(in SparkplugTopic topic, SparkplugPayload payload)
    {
        if (topic.Device is null)
        {
            // A node's birth begins a session: all devices are born again after it.
            _owners.Clear();
            _aliases.Clear();
            _birthSequence = payload.BirthSequence;
        }

        var known = _owners[topic.Device ?? OfNode] = new Dictionary<string, Definition>(StringComparer.Ordinal);
        foreach (var metric in payload.Metrics)
        {
            if (metric.Name is null || known.Count >= MostMetrics || _aliases.Count >= MostMetrics)
            {
                continue;
            }

            var definition = known[metric.Name] = new Definition(metric.Name, metric.Type, metric.Unit);
            if (metric.Alias is { } alias)
            {
                _aliases[alias] = definition;
            }
        }
    }

    private string? Complete(string owner, List<SparkplugMetric> metrics)
    {
        string? problem = null;
        foreach (var metric in metrics)
        {
            Definition? definition = null;
            if (metric.Name is { } name)
            {
                _owners.GetValueOrDefault(owner)?.TryGetValue(name, out definition);
            }
            else if (metric.Alias is not { } alias || !_aliases.TryGetValue(alias, out definition))
            {
                problem ??= $"{metric} is not known until the next birth; ask the node for a rebirth";
                continue;
            }

            metric.Name ??= definition?.Name;
            metric.Unit ??= definition?.Unit;
            metric.Type = metric.Type == SparkplugType.Unknown ? definition?.Type ?? SparkplugType.Unknown : metric.Type;
        }

        return problem;
    }

    private sealed record Definition(string Name, SparkplugType Type, string? Unit);
}
