using System.Collections.Concurrent;
using System.Collections.Frozen;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>All compiled rules, found by series. Immutable but for a cache; thread-safe; swapped whole on reload.</summary>
internal sealed class AlarmRuleSet
{
    private readonly FrozenDictionary<(string Measurement, string Field), AlarmRule[]> _rules;

    // Bounded by the series that rules cover; goes with the rule set.
    private readonly ConcurrentDictionary<SeriesKey, (IReadOnlyList<AlarmLimit> Limits, Instant? Until)> _limits = new();
    private readonly AlarmRule[] _deviations;
    private readonly ILookup<string, AlarmRule> _counters;
    private readonly ILookup<string, AlarmRule> _combinations;

    public AlarmRuleSet(IReadOnlyList<AlarmRuleConfig> configs)
    {
        ById = configs.ToFrozenDictionary(config => config.Id, config => new AlarmRule(config));
        _deviations = [.. ById.Values.Where(rule => rule.Config.Condition is AlarmCondition.Deviation)];
        _counters = ById.Values.Where(rule => rule.Config.Condition is AlarmCondition.Count).ToLookup(rule => rule.Config.Selector.Field!);
        _combinations = ById.Values
            .SelectMany(rule => (rule.Config.Condition as AlarmCondition.Combination)?.Inputs.Select(input => (Input: input.RuleId, Rule: rule)).Distinct() ?? [])
            .ToLookup(pair => pair.Input, pair => pair.Rule);
        _rules = ById.Values
            .Where(rule => rule.Config.Condition is not (AlarmCondition.Count or AlarmCondition.Combination))
            .GroupBy(rule => (rule.Config.Selector.Measurement!, rule.Config.Selector.Field!))
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray());
    }

    public static AlarmRuleSet Empty { get; } = new([]);

    public FrozenDictionary<string, AlarmRule> ById { get; }

    /// <summary>Every measurement and field that some rule reads.</summary>
    public IEnumerable<(string Measurement, string Field)> Inputs => _rules.Keys
        .Concat(_deviations.Select(rule => ((AlarmCondition.Deviation)rule.Config.Condition).Against).Select(against => (against.Measurement!, against.Field!)))
        .Distinct();

    /// <summary>Kinds of events that some rule counts.</summary>
    public IEnumerable<string> EventKinds => _counters.Select(group => group.Key);

    public bool HasDeviations => _deviations.Length > 0;

    public bool HasCombinations => _combinations.Count > 0;

    /// <summary>Rules that watch the series itself.</summary>
    public IEnumerable<AlarmRule> RulesOf(SeriesKey series) =>
        _rules.TryGetValue((series.Measurement, series.Field), out var rules)
            ? rules.Where(rule => rule.Config.Selector.Matches(series))
            : [];

    /// <summary>Rules that compare others with the series.</summary>
    public IEnumerable<AlarmRule> ComparedWith(SeriesKey series) =>
        _deviations.Where(rule => ((AlarmCondition.Deviation)rule.Config.Condition).Against.Matches(series));

    public IEnumerable<AlarmRule> CountersOf(string eventKind) => _counters[eventKind];

    public IEnumerable<AlarmRule> CombinationsWith(string ruleId) => _combinations[ruleId];

    /// <summary>Limits that are lines on the series' own chart.</summary>
    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series, Instant at)
    {
        if (!_rules.ContainsKey((series.Measurement, series.Field)))
        {
            return [];
        }

        if (!_limits.TryGetValue(series, out var found) || found.Until <= at)
        {
            _limits[series] = found = FindLimits(series, at);
        }

        return found.Limits;
    }

    private (IReadOnlyList<AlarmLimit> Limits, Instant? Until) FindLimits(SeriesKey series, Instant at)
    {
        var rules = RulesOf(series).Where(rule => rule.Config.Condition is AlarmCondition.Level or AlarmCondition.Kpi).ToList();
        var limits = rules.SelectMany(rule => LimitsOf(rule, rule.PlanOf(series), at))
            .Where(limit => !double.IsNaN(limit.Value))
            .OrderByDescending(limit => limit.Severity);
        return ([.. limits], rules.Select(rule => rule.PlanOf(series).NextEdge(at)).Min());
    }

    private static IEnumerable<AlarmLimit> LimitsOf(AlarmRule rule, RungPlan plan, Instant at)
    {
        var percentOf = (rule.Config.Condition as AlarmCondition.Kpi)?.Target / 100 ?? 1;
        return plan.At(at).Zip(rule.Config.Levels).Select((pair, index) => new AlarmLimit(
            pair.Second.Name, pair.Second.Severity, pair.First.Limit * percentOf, rule.Config.Direction, rule.Id, plan.OriginAt(at, index), plan.ReasonAt(at, index)));
    }
}
