using OpsCenter.Core.Alarms.Assets;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>Which assets are down, by which active alarms. Not thread-safe.</summary>
internal sealed class CauseBook
{
    private readonly Dictionary<string, HashSet<AlarmState>> _down = [];

    public AssetGraph Graph { get; private set; } = AssetGraph.Empty;

    /// <summary>Begins anew with another graph; the caller adds the active alarms again.</summary>
    public void Reset(AssetGraph graph)
    {
        Graph = graph;
        _down.Clear();
    }

    public void Add(AlarmState state, in AlarmFacts facts)
    {
        if (Graph.Assets.Count == 0)
        {
            return;
        }

        var life = state.Life!;
        life.Assets = Graph.Of(facts);
        foreach (var asset in life.Assets)
        {
            if (!_down.TryGetValue(asset, out var states))
            {
                _down[asset] = states = [];
            }

            states.Add(state);
        }
    }

    public void Remove(AlarmState state)
    {
        foreach (var asset in state.Life?.Assets ?? [])
        {
            _down.GetValueOrDefault(asset)?.Remove(state);
        }

        if (state.Life is { } life)
        {
            life.Assets = [];
        }
    }

    /// <summary>The alarm that explains this one: of the farthest asset up the graph that is down, the oldest. Null where none is.</summary>
    public AlarmState? CauseOf(AlarmState state)
    {
        foreach (var asset in state.Life?.Assets ?? [])
        {
            foreach (var up in Graph.Upstream(asset))
            {
                if (_down.TryGetValue(up, out var states)
                    && states.Where(one => one != state).OrderBy(one => one.Since).ThenBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault() is { } cause)
                {
                    return cause;
                }
            }
        }

        return null;
    }

    /// <summary>Active alarms of what depends on the alarm's assets.</summary>
    public IReadOnlyList<AlarmState> Below(AlarmState state) =>
        state.Life?.Assets is not { Count: > 0 } assets
            ? []
            :
            [
                .. assets.SelectMany(Graph.Downstream).Distinct().SelectMany(asset => _down.GetValueOrDefault(asset, []))
                    .Where(one => one != state).Distinct().OrderBy(one => one.Since).ThenBy(one => one.Id, StringComparer.Ordinal),
            ];

    public bool IsDown(string alarmId) => _down.Values.Any(states => states.Any(state => state.Id == alarmId));
}
