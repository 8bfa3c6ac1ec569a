using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>What incidents need to know of an alarm, from the board or from its history.</summary>
internal sealed record IncidentAlarm(
    string Id, string RuleId, LocalizedText Title, string? Pack, string? Site, string? Area, Severity Severity, Instant At, bool Simulated)
{
    /// <summary>The site, or the area of what has none; null for what stands nowhere.</summary>
    public string? Place => Site ?? Area;

    public bool IsBeside(IncidentAlarm other) => Place is not null && Place == other.Place && Pack == other.Pack;

    public static IncidentAlarm From(AlarmView alarm) => new(
        alarm.Id, alarm.RuleId, alarm.Title, alarm.Pack, alarm.Site, alarm.Area, alarm.Severity, alarm.Since, alarm.Flags.HasFlag(ReadingFlags.Simulated));

    public static IncidentAlarm From(AlarmTransition one, AlarmTexts texts, AlarmRuleConfig? rule) => new(
        one.AlarmId,
        one.RuleId,
        one.Title,
        one.Series.Tag(StandardTags.Pack) ?? rule?.Pack,
        one.Series.Tag(StandardTags.Site),
        texts.Area(one.Series),
        one.Severity,
        one.At,
        one.Flags.HasFlag(ReadingFlags.Simulated));
}
