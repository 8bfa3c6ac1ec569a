using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>assets.yaml</c>: what depends on what, and which alarms say that it is down.</summary>
internal sealed class AssetsReader(
    IReadOnlyCollection<string> ruleIds, IReadOnlyCollection<string> siteIds, IReadOnlyCollection<string> areaIds, IReadOnlyCollection<string> packIds)
{
    private readonly Dictionary<string, (Asset Asset, ConfigNode Node)> _assets = new(StringComparer.Ordinal);
    private bool _broken;

    /// <summary>Empty where the references are wrong: what is wrong is refused as a whole.</summary>
    public AssetGraph Build() => _broken ? AssetGraph.Empty : new([.. _assets.Values.Select(pair => pair.Asset)]);

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("assets"))
        {
            ReadAsset(node);
        }

        foreach (var (asset, node) in _assets.Values)
        {
            CheckReferences(asset, node);
        }

        CheckCycles();
    }

    private void ReadAsset(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", "switch-ql5");
        var name = map.RequiredLocalized("name");
        var on = map.OptionalList("dependsOn").Select(item => item.Text()).OfType<string>().ToArray();
        var down = map.OptionalList("down").Select(ReadSelector).OfType<AlarmSelector>().ToArray();
        map.ReportUnknownKeys();
        if (id is null || name is null)
        {
            return;
        }

        if (!_assets.TryAdd(id, (new Asset(id, name, on, down), node)))
        {
            node.Error($"asset '{id}' is there twice", "Asset ids are unique; rename one");
        }
    }

    private AlarmSelector? ReadSelector(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var selector = new AlarmSelector(
            Known(map, "pack", packIds), Known(map, "site", siteIds), Known(map, "area", areaIds), map.OptionalText("device"), Known(map, "rule", ruleIds));
        map.ReportUnknownKeys();
        if (selector.IsOpen)
        {
            node.Error("chooses every alarm there is", "Name a rule, and a site, device, area or pack");
        }

        return selector;
    }

    private static string? Known(ConfigMap map, string key, IReadOnlyCollection<string> known)
    {
        if (map.Optional(key) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (!known.Contains(text))
        {
            node.Error($"there is no {key} '{text}'", Nearest.Remedy(text, known));
        }

        return text;
    }

    private void CheckReferences(Asset asset, ConfigNode node)
    {
        foreach (var unknown in asset.DependsOn.Where(on => !_assets.ContainsKey(on)))
        {
            _broken = true;
            node.Error($"'{asset.Id}' depends on '{unknown}', which is no asset", Nearest.Remedy(unknown, _assets.Keys));
        }
    }

    /// <summary>Each cycle once, with its way.</summary>
    private void CheckCycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _assets.Keys)
        {
            Walk(id, [], done);
        }
    }

    private void Walk(string id, List<string> way, HashSet<string> done)
    {
        var met = way.IndexOf(id);
        if (met >= 0)
        {
            _broken = true;
            var cycle = string.Join(" → ", way.Skip(met).Append(id));
            _assets[id].Node.Error($"depends on itself: {cycle}", "Take one of these dependsOn away: a cause cannot be its own effect");
            return;
        }

        if (!_assets.TryGetValue(id, out var found) || done.Contains(id))
        {
            return;
        }

        way.Add(id);
        foreach (var on in found.Asset.DependsOn)
        {
            Walk(on, way, done);
        }

        way.RemoveAt(way.Count - 1);
        done.Add(id);
    }
}
