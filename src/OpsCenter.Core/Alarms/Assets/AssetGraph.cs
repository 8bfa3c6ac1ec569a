using System.Collections.Frozen;

namespace OpsCenter.Core.Alarms.Assets;

/// <summary>What depends on what. Immutable and thread-safe; has no cycle.</summary>
public sealed class AssetGraph
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _upstream;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _downstream;

    /// <param name="assets">Ids are unique, every reference is known, and no asset depends on itself over others.</param>
    public AssetGraph(IReadOnlyList<Asset> assets)
    {
        Assets = assets;
        ById = assets.ToFrozenDictionary(asset => asset.Id);
        var dependents = assets.SelectMany(asset => asset.DependsOn.Select(on => (On: on, asset.Id))).ToLookup(pair => pair.On, pair => pair.Id);
        _upstream = ById.Keys.ToFrozenDictionary(id => id, id => Reach(id, one => ById[one].DependsOn));
        _downstream = ById.Keys.ToFrozenDictionary(id => id, id => Reach(id, one => dependents[one]));
    }

    public static AssetGraph Empty { get; } = new([]);

    /// <summary>As written.</summary>
    public IReadOnlyList<Asset> Assets { get; }

    public FrozenDictionary<string, Asset> ById { get; }

    /// <summary>All it needs, directly or over others; the farthest first.</summary>
    public IReadOnlyList<string> Upstream(string id) => _upstream.GetValueOrDefault(id, []);

    /// <summary>All that need it, directly or over others.</summary>
    public IReadOnlyList<string> Downstream(string id) => _downstream.GetValueOrDefault(id, []);

    /// <summary>Ids of the assets that an alarm says are down.</summary>
    public IReadOnlyList<string> Of(AlarmFacts facts) =>
        Assets.Count == 0 ? [] : [.. Assets.Where(asset => asset.Down.Any(selector => selector.Matches(in facts))).Select(asset => asset.Id)];

    private static IReadOnlyList<string> Reach(string from, Func<string, IEnumerable<string>> next)
    {
        var depths = new Dictionary<string, int>();
        var wave = next(from).Distinct().ToArray();
        for (var depth = 1; wave.Length > 0; depth++)
        {
            foreach (var id in wave)
            {
                depths[id] = depth;
            }

            wave = [.. wave.SelectMany(next).Distinct()];
        }

        return (string[])[.. depths.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
    }
}
