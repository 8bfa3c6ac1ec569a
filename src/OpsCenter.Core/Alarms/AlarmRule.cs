using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>A compiled rule. Immutable and thread-safe.</summary>
internal sealed class AlarmRule
{
    private readonly AlarmRung[] _rungs;
    private readonly FrozenDictionary<string, AlarmRung[]> _rungsOfSite;

    public AlarmRule(AlarmRuleConfig config)
    {
        Config = config;
        _rungs = [.. config.Levels.Select(level => AlarmRung.From(level, level.Limit, config.Direction))];
        _rungsOfSite = config.SiteLimits.ToFrozenDictionary(
            pair => pair.Key,
            pair => config.Levels
                .Select((level, index) => AlarmRung.From(level, index < pair.Value.Count ? pair.Value[index] : double.NaN, config.Direction))
                .ToArray());
        Definition = Define(config);
    }

    public AlarmRuleConfig Config { get; }

    public string Id => Config.Id;

    /// <summary>Everything that judging depends on; equal text, equal judgement. Titles and procedures are not in it.</summary>
    public string Definition { get; }

    /// <summary>The site's own rungs where it has some, else the rule's.</summary>
    public AlarmRung[] RungsOf(SeriesKey series) =>
        series.Tag(StandardTags.Site) is { } site && _rungsOfSite.TryGetValue(site, out var rungs) ? rungs : _rungs;

    /// <summary>Turns the value round where the rule watches "below".</summary>
    public double Turn(double value) => Config.Direction == AlarmDirection.Above ? value : -value;

    private static string Define(AlarmRuleConfig config)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{config.Selector.Measurement} {config.Selector.Field} {config.Direction}");
        foreach (var (name, value) in config.Selector.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $" {name}={value}");
        }

        foreach (var level in config.Levels)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{level.Severity} {level.Limit:R} {level.Deadband:R} {level.OnDelay} {level.OffDelay}");
        }

        foreach (var (site, limits) in config.SiteLimits.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{site}");
            foreach (var limit in limits)
            {
                text.Append(CultureInfo.InvariantCulture, $" {limit:R}");
            }
        }

        return text.ToString();
    }
}
