namespace OpsCenter.Core.Alarms;

/// <summary>What an alarm can be chosen by.</summary>
public readonly record struct AlarmFacts(string Rule, string? Pack, string? Site, string? Area, string? Device)
{
    public static AlarmFacts Of(AlarmView alarm) => new(alarm.RuleId, alarm.Pack, alarm.Site, alarm.Area, alarm.Device);
}
