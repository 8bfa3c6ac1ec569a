using System.Collections.Concurrent;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>A compiled rule. Immutable but for a cache; thread-safe.</summary>
internal sealed class AlarmRule
{
    private readonly ConcurrentDictionary<string, RungPlan> _plans = new(StringComparer.Ordinal);

    public AlarmRule(AlarmRuleConfig config)
    {
        Config = config;
        Definition = AlarmDefinition.Of(config);
    }

    public AlarmRuleConfig Config { get; }

    public string Id => Config.Id;

    /// <summary>Everything that judging depends on; equal text, equal judgement. Titles and procedures are not in it.</summary>
    public string Definition { get; }

    /// <summary>The limits of the series' site; sites without limits of their own share one plan.</summary>
    public RungPlan PlanOf(SeriesKey series) =>
        _plans.GetOrAdd(series.Tag(StandardTags.Site) is { } site && HasLimitsOf(site) ? site : "", static (site, config) => new RungPlan(config, site), Config);

    /// <summary>True where a state of the series may be the rule's.</summary>
    public bool Covers(SeriesKey series) => Config.Condition switch
    {
        // Made by the rule itself; a rule that counts by other tags makes others.
        AlarmCondition.Combination => series.Measurement == PseudoSeries.Rules && series.Field == Id,
        AlarmCondition.Count count => series.Measurement == PseudoSeries.Events && series.Field == Config.Selector.Field
            && series.Tags.All(tag => count.By.Contains(tag.Key))
            && Config.Selector.Tags.All(wanted => series.Tag(wanted.Key) is not { } value || wanted.Value == "*" || wanted.Value == value),
        _ => Config.Selector.Matches(series),
    };

    /// <summary>Turns the value round where the rule watches "below".</summary>
    public double Turn(double value) => Config.Direction == AlarmDirection.Above ? value : -value;

    private bool HasLimitsOf(string site) =>
        Config.SiteLimits.ContainsKey(site) || Config.Schedules.Any(schedule => schedule.SiteLimits.ContainsKey(site));
}
