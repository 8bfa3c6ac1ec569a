using OpsCenter.Mqtt.Server.Sessions;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>
/// All subscriptions as a tree of topic levels. Changes and look-ups take one lock; the hot path avoids it, because a connection keeps
/// the routes of its topics until <see cref="Version"/> changes.
/// </summary>
internal sealed class SubscriptionIndex
{
    /// <summary>Deepest filter taken; bounds the recursion of a look-up.</summary>
    public const int MaximumLevels = 64;

    private readonly Lock _gate = new();
    private readonly Node _root = new();
    private long _version;

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    public static bool IsTooDeep(ReadOnlySpan<char> filter) => filter.Count('/') >= MaximumLevels;

    public void Set(Session session, SessionSubscription subscription)
    {
        lock (_gate)
        {
            var isShared = MqttTopic.TrySplitShared(subscription.Options.Filter, out var name, out var filter);
            var node = _root;
            foreach (var level in filter.Split('/'))
            {
                node = node.Children.TryGetValue(level, out var child) ? child : node.Children[level] = new Node();
            }

            if (isShared)
            {
                node.GroupOf(name).Set(session, subscription);
            }
            else
            {
                node.Subscribers[session] = subscription;
            }

            _version++;
        }
    }

    public void Remove(Session session, string filter)
    {
        lock (_gate)
        {
            var group = MqttTopic.TrySplitShared(filter, out var name, out var inner) ? name : null;
            if (Remove(_root, inner.Split('/'), 0, session, group))
            {
                _version++;
            }
        }
    }

    /// <summary>Who subscribes to the topic, and the version of the index that says so.</summary>
    public Route[] Find(string topic, out long version)
    {
        lock (_gate)
        {
            version = _version;
            if (_root.Children.Count == 0)
            {
                return [];
            }

            var found = new Found();
            Collect(_root, topic, first: true, found);
            return [.. found.Sessions.Values, .. found.Groups];
        }
    }

    private static void Collect(Node node, ReadOnlySpan<char> rest, bool first, Found found)
    {
        // A wildcard at the first level leaves out topics that begin with '$' [MQTT-4.7.2-1].
        var wildcards = !first || !rest.StartsWith("$");
        if (wildcards && node.Children.TryGetValue("#", out var all))
        {
            Add(all, found);
        }

        var slash = rest.IndexOf('/');
        var level = slash < 0 ? rest : rest[..slash];
        if (node.Children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out var exact))
        {
            Descend(exact, rest, slash, found);
        }

        if (wildcards && node.Children.TryGetValue("+", out var any))
        {
            Descend(any, rest, slash, found);
        }
    }

    private static void Descend(Node node, ReadOnlySpan<char> rest, int slash, Found found)
    {
        if (slash >= 0)
        {
            Collect(node, rest[(slash + 1)..], first: false, found);
            return;
        }

        Add(node, found);
        if (node.Children.TryGetValue("#", out var below))
        {
            // "sport/#" also selects "sport" (§4.7.1.2).
            Add(below, found);
        }
    }

    private static void Add(Node node, Found found)
    {
        foreach (var (session, subscription) in node.Subscribers)
        {
            found.Sessions[session] = found.Sessions.TryGetValue(session, out var route) ? route.With(subscription) : Route.Of(session, subscription);
        }

        if (node.Groups is { } groups)
        {
            found.Groups.AddRange(groups.Values.Select(Route.Of));
        }
    }

    private static bool Remove(Node node, string[] levels, int depth, Session session, string? group)
    {
        if (depth == levels.Length)
        {
            return group is null ? node.Subscribers.Remove(session) : node.Leave(group, session);
        }

        if (!node.Children.TryGetValue(levels[depth], out var child) || !Remove(child, levels, depth + 1, session, group))
        {
            return false;
        }

        if (child.IsEmpty)
        {
            node.Children.Remove(levels[depth]);
        }

        return true;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = [];

        public Dictionary<Session, SessionSubscription> Subscribers { get; } = [];

        /// <summary>Shared subscriptions by the name of their group; few nodes have any.</summary>
        public Dictionary<string, SharedGroup>? Groups { get; private set; }

        public bool IsEmpty => Subscribers.Count == 0 && Children.Count == 0 && (Groups is null || Groups.Count == 0);

        public SharedGroup GroupOf(string name)
        {
            Groups ??= [];
            return Groups.TryGetValue(name, out var group) ? group : Groups[name] = new SharedGroup();
        }

        public bool Leave(string name, Session session)
        {
            if (Groups is null || !Groups.TryGetValue(name, out var group) || !group.Remove(session))
            {
                return false;
            }

            if (group.IsEmpty)
            {
                Groups.Remove(name);
            }

            return true;
        }
    }

    /// <summary>What a look-up gathers.</summary>
    private sealed class Found
    {
        public Dictionary<Session, Route> Sessions { get; } = [];

        public List<Route> Groups { get; } = [];
    }
}
