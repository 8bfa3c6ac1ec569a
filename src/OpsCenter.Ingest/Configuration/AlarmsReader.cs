using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>alarms.yaml</c>.</summary>
internal sealed class AlarmsReader(FieldsReader fields, IReadOnlyCollection<string> siteIds, LimitsReader limits)
{
    private readonly Dictionary<string, AlarmRuleConfig> _rules = new(StringComparer.Ordinal);
    private readonly List<(ConfigNode Node, string Rule, CombinationInput Input)> _inputs = [];

    public IReadOnlyCollection<string> Ids => _rules.Keys;

    /// <param name="others">Rules that combinations may name beside those that were read.</param>
    public IReadOnlyList<AlarmRuleConfig> Build(IReadOnlyList<AlarmRuleConfig> others)
    {
        foreach (var (node, rule, input) in _inputs)
        {
            var known = _rules.GetValueOrDefault(input.RuleId) ?? others.FirstOrDefault(other => other.Id == input.RuleId);
            if (known is null)
            {
                node.Error($"rule '{input.RuleId}' is in no alarms.yaml", Nearest.Remedy(input.RuleId, [.. _rules.Keys, .. others.Select(other => other.Id)]));
            }
            else if (known.Condition is AlarmCondition.Combination)
            {
                node.Error($"rule '{input.RuleId}' is itself a combination", $"Name its parts in '{rule}' directly");
            }
        }

        return [.. _rules.Values];
    }

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
        var subject = new AlarmSubjectReader(fields, _inputs).Read(map, id ?? "");
        var reader = new AlarmLevelsReader(siteIds, limits, pack, subject?.Direction ?? AlarmDirection.Above, subject?.Condition);
        var levels = reader.ReadLevels(map);
        var sites = reader.ReadSites(map, levels.Count);
        var schedules = reader.ReadSchedules(map, levels.Count);
        var procedure = map.Required("procedure", "{consequence: …, response: …, timeToRespond: 15m}") is { } steps ? ReadProcedure(steps) : null;
        map.ReportUnknownKeys();
        if (id is null || title is null || subject is null || procedure is null || levels.Count == 0)
        {
            return;
        }

        var rule = new AlarmRuleConfig
        {
            Id = id,
            Pack = pack,
            Title = title,
            Selector = subject.Selector,
            Condition = subject.Condition,
            Direction = subject.Direction,
            Levels = levels,
            SiteLimits = sites,
            Schedules = schedules,
            Procedure = procedure,
            File = node.File,
        };
        if (!_rules.TryAdd(id, rule))
        {
            node.Error($"rule '{id}' is there twice (also in {_rules[id].File})", "Rule ids are unique over all packs; rename one");
        }
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
}
