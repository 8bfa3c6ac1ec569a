using System.Collections.Concurrent;
using System.Collections.Frozen;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>All compiled rules, found by series. Immutable but for a cache; thread-safe; swapped whole on reload.</summary>
internal sealed class AlarmRuleSet
{
    private readonly FrozenDictionary<(string Measurement, string Field), AlarmRule[]> _rules;

    // Bounded by the series that rules cover; goes with the rule set.
    private readonly ConcurrentDictionary<SeriesKey, IReadOnlyList<AlarmLimit>> _limits = new();

    public AlarmRuleSet(IReadOnlyList<AlarmRuleConfig> configs)
    {
        ById = configs.ToFrozenDictionary(config => config.Id, config => new AlarmRule(config));
        _rules = ById.Values
            .GroupBy(rule => (rule.Config.Selector.Measurement!, rule.Config.Selector.Field!))
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray());
    }

    public static AlarmRuleSet Empty { get; } = new([]);

    public FrozenDictionary<string, AlarmRule> ById { get; }

    /// <summary>Every measurement and field that some rule reads.</summary>
    public IEnumerable<(string Measurement, string Field)> Inputs => _rules.Keys;

    public IEnumerable<AlarmRule> RulesOf(SeriesKey series) =>
        _rules.TryGetValue((series.Measurement, series.Field), out var rules)
            ? rules.Where(rule => rule.Config.Selector.Matches(series))
            : [];

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) =>
        _rules.ContainsKey((series.Measurement, series.Field)) ? _limits.GetOrAdd(series, FindLimits) : [];

    private IReadOnlyList<AlarmLimit> FindLimits(SeriesKey series) =>
    [
        .. RulesOf(series)
            .SelectMany(rule => rule.RungsOf(series).Zip(rule.Config.Levels, (rung, level) =>
                new AlarmLimit(level.Name, level.Severity, rung.Limit, rule.Config.Direction, rule.Id)))
            .Where(limit => !double.IsNaN(limit.Value))
            .OrderByDescending(limit => limit.Severity),
    ];
}
