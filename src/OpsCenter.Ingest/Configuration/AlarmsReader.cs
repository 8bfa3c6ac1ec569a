using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>alarms.yaml</c>.</summary>
internal sealed class AlarmsReader(FieldsReader fields, IReadOnlyCollection<string> siteIds)
{
    private static readonly Dictionary<string, AlarmDirection> Directions = new(StringComparer.Ordinal)
    {
        ["above"] = AlarmDirection.Above,
        ["below"] = AlarmDirection.Below,
    };

    private readonly Dictionary<string, AlarmRuleConfig> _rules = new(StringComparer.Ordinal);

    public IReadOnlyList<AlarmRuleConfig> Build() => [.. _rules.Values];

    public void Read(ConfigNode root, string pack)
    {
        foreach (var node in root.OnlyList("alarms"))
        {
            ReadRule(node, pack);
        }
    }

    private void ReadRule(ConfigNode node, string pack)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", $"{pack}.flood");
        var title = map.RequiredLocalized("title");
        var selector = map.Required("select", "{measurement: river, field: level}") is { } select ? ReadSelector(select) : null;
        var direction = map.OptionalChoice("direction", Directions) ?? AlarmDirection.Above;
        var levels = ReadLevels(map, direction);
        var sites = ReadSites(map, levels.Count, direction);
        var procedure = map.Required("procedure", "{consequence: …, response: …, timeToRespond: 15m}") is { } steps ? ReadProcedure(steps) : null;
        map.ReportUnknownKeys();
        if (id is null || title is null || selector is null || procedure is null || levels.Count == 0)
        {
            return;
        }

        var rule = new AlarmRuleConfig
        {
            Id = id,
            Pack = pack,
            Title = title,
            Selector = selector,
            Direction = direction,
            Levels = levels,
            SiteLimits = sites,
            Procedure = procedure,
            File = node.File,
        };
        if (!_rules.TryAdd(id, rule))
        {
            node.Error($"rule '{id}' is there twice (also in {_rules[id].File})", "Rule ids are unique over all packs; rename one");
        }
    }

    private SeriesSelector? ReadSelector(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var measurement = map.Required("measurement", "river");
        var field = map.Required("field", "level");
        var tags = (map.Optional("tags")?.Members() ?? [])
            .Select(member => (member.Name, Value: member.Value.Text()))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
        map.ReportUnknownKeys();
        if (measurement?.Text() is not { } measurementName || field?.Text() is not { } fieldName)
        {
            return null;
        }

        FieldReferences.Check(fields, measurement, measurementName, field, fieldName);
        return new SeriesSelector(measurementName, fieldName, tags);
    }

    private static List<AlarmLevelConfig> ReadLevels(ConfigMap map, AlarmDirection direction)
    {
        var levels = new List<AlarmLevelConfig>();
        var node = map.Required("levels", "[{name: …, severity: high, limit: 4.5}]");
        foreach (var item in node?.Items() ?? [])
        {
            if (item.Map() is { } level && ReadLevel(level) is { } read)
            {
                if (levels.Count > 0 && !IsWorse(levels[^1].Limit, read.Limit, direction))
                {
                    item.Error(
                        $"limit {read.Limit} is not {(direction == AlarmDirection.Above ? "above" : "below")} the milder level's {levels[^1].Limit}",
                        "Order the levels from the mildest to the worst");
                }

                levels.Add(read);
            }
        }

        if (node is { IsList: true } && levels.Count == 0 && !node.Items().Any())
        {
            node.Error("the rule has no level", "Add at least one {name, severity, limit}");
        }

        return levels;
    }

    private static AlarmLevelConfig? ReadLevel(ConfigMap map)
    {
        var name = map.RequiredLocalized("name");
        map.Required("severity", "high");
        var severity = map.OptionalChoice("severity", SeverityWords.All);
        var limit = map.Required("limit", "4.5")?.Number();
        var deadband = map.Optional("deadband");
        var width = deadband?.Number() ?? 0;
        var onDelay = map.OptionalDuration("onDelay") ?? TimeSpan.Zero;
        var offDelay = map.OptionalDuration("offDelay") ?? TimeSpan.Zero;
        map.ReportUnknownKeys();
        if (width < 0)
        {
            deadband!.Error($"deadband {width} is negative", "Write how far the value must come back, 0 or more");
        }

        return name is null || severity is not { } worst || limit is not { } value
            ? null
            : new AlarmLevelConfig(name, worst, value, width, onDelay, offDelay);
    }

    private Dictionary<string, IReadOnlyList<double>> ReadSites(ConfigMap map, int levels, AlarmDirection direction)
    {
        var result = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var (site, node) in map.Optional("sites")?.Members() ?? [])
        {
            if (!siteIds.Contains(site))
            {
                node.Error($"site '{site}' is in no sites.yaml", Nearest.Remedy(site, siteIds));
            }

            var limits = node.Items().Select(item => item.IsNull ? double.NaN : item.Number() ?? double.NaN).ToArray();
            if (limits.Length != levels)
            {
                node.Error($"has {limits.Length} limits for {levels} levels", "Write one limit per level in their order; null where the site has no such level");
            }

            var real = limits.Where(limit => !double.IsNaN(limit)).ToArray();
            if (real.Zip(real.Skip(1)).Any(pair => !IsWorse(pair.First, pair.Second, direction)))
            {
                node.Error($"limits [{string.Join(", ", real)}] do not get worse", "Order them from the mildest to the worst, in the rule's direction");
            }

            result[site] = limits;
        }

        return result;
    }

    private static AlarmProcedure? ReadProcedure(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var consequence = map.RequiredLocalized("consequence");
        var response = map.RequiredLocalized("response");
        map.Required("timeToRespond", "15m");
        var time = map.OptionalDuration("timeToRespond");
        map.ReportUnknownKeys();
        return consequence is null || response is null || time is not { } within ? null : new AlarmProcedure(consequence, response, within);
    }

    private static bool IsWorse(double mild, double worse, AlarmDirection direction) =>
        direction == AlarmDirection.Above ? worse > mild : worse < mild;
}
