using System.Globalization;
using System.Text;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Everything that judging by a rule depends on, as text: equal text, equal judgement. Titles and procedures are not in it.</summary>
internal static class AlarmDefinition
{
    public static string Of(AlarmRuleConfig config)
    {
        var text = new StringBuilder();
        Append(text, config.Selector);
        text.Append(CultureInfo.InvariantCulture, $" {config.Direction}\n{Of(config.Condition)}");
        foreach (var level in config.Levels)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{level.Severity} {level.Limit:R} {level.Deadband:R} {level.Recover:R} {level.OnDelay} {level.OffDelay} {level.Realarm}");
            foreach (var dated in level.Standard?.Values ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $" {dated.From:O}:{dated.Value:R}");
            }
        }

        Append(text, config.SiteLimits);
        foreach (var schedule in config.Schedules)
        {
            var days = string.Join(',', (schedule.Days ?? new HashSet<DayOfWeek>()).Order());
            text.Append(CultureInfo.InvariantCulture, $"\n{schedule.FromDay}-{schedule.ToDay} {days} {schedule.FromHour:O}-{schedule.ToHour:O} {schedule.SpringTide}");
            Append(text, schedule.Limits);
            Append(text, schedule.SiteLimits);
        }

        return text.ToString();
    }

    private static string Of(AlarmCondition condition) => condition switch
    {
        AlarmCondition.Deviation deviation => $"{nameof(AlarmCondition.Deviation)} {Of(deviation.Against)} {string.Join(',', deviation.Join)} {deviation.Measure} {deviation.BothWays} {deviation.Within}",
        AlarmCondition.Count count => $"{nameof(AlarmCondition.Count)} {count.Window} {string.Join(',', count.By)}",
        AlarmCondition.Combination combination => $"{nameof(AlarmCondition.Combination)} {combination.All} {string.Join(',', combination.Inputs)}",
        _ => condition.ToString(), // Records of plain values print all of them.
    };

    private static string Of(SeriesSelector selector)
    {
        var text = new StringBuilder();
        Append(text, selector);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SeriesSelector selector)
    {
        text.Append(CultureInfo.InvariantCulture, $"{selector.Measurement} {selector.Field}");
        foreach (var (name, value) in selector.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $" {name}={value}");
        }
    }

    private static void Append(StringBuilder text, IReadOnlyDictionary<string, IReadOnlyList<double>> limits)
    {
        foreach (var (site, values) in limits.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{site}");
            Append(text, values);
        }
    }

    private static void Append(StringBuilder text, IReadOnlyList<double> limits)
    {
        foreach (var limit in limits)
        {
            text.Append(CultureInfo.InvariantCulture, $" {limit:R}");
        }
    }
}
