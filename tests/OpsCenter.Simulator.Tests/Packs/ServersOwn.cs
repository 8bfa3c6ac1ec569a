using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;

namespace OpsCenter.Simulator.Tests.Packs;

/// <summary>What no device sends: how the devices do, which reports are late, figures that people enter. Good, bad until an hour after the longest delay, good again, as line protocol.</summary>
internal sealed class ServersOwn(IEnumerable<AlarmRuleConfig> rules)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly AlarmRuleConfig[] _rules = [.. rules];

    /// <summary>Rules whose input the test says.</summary>
    public IReadOnlySet<string> Rules => _rules.Select(rule => rule.Id).ToHashSet();

    public IEnumerable<string> At(TimeSpan since)
    {
        foreach (var rule in _rules)
        {
            var bad = since > Hour && since < (2 * Hour) + rule.Levels.Max(level => level.OnDelay);
            var tags = string.Concat(rule.Selector.Tags.Where(tag => tag.Key != "pack").Prepend(new("pack", rule.Pack)).Select(tag => $",{tag.Key}={tag.Value}"));
            var (good, worst) = Values(rule);
            var fields = Field(rule.Selector.Field!, bad ? worst : good);
            yield return rule.Condition is AlarmCondition.Deviation deviation
                ? $"{rule.Selector.Measurement}{tags}{string.Concat(deviation.Join.Select(tag => $",{tag}=played"))} {Field(deviation.Against.Field!, 50)},{Field(rule.Selector.Field!, 50 + (bad ? worst : good))}"
                : $"{rule.Selector.Measurement}{tags} {fields}";
        }
    }

    private static (double Good, double Worst) Values(AlarmRuleConfig rule)
    {
        var sign = rule.Direction == AlarmDirection.Above ? 1 : -1;
        var limits = rule.Levels.Select(level => level.Limit * sign).ToList();
        var room = rule.Levels.Max(level => level.Deadband) + 1;

        var good = sign * (limits.Min() - (2 * room));

        // Counts are never negative.
        return (sign > 0 && limits.Min() >= 0 ? Math.Max(0, good) : good, sign * (limits.Max() + room));
    }

    private static string Field(string field, double value) => string.Create(CultureInfo.InvariantCulture, $"{field}={value}");
}
