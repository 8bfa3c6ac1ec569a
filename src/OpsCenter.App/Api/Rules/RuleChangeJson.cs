using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.App.Api.Rules;

/// <summary>What a proposal does to one rule.</summary>
/// <param name="Rule">Id.</param>
/// <param name="Base">Text it was made from; null for a new rule.</param>
/// <param name="Yaml">Text it shall have; null where it shall go.</param>
/// <param name="Alarms">The draft would have raised in the thirty days before it was proposed; null where that could not be tried.</param>
/// <param name="CallsPerDay">The same as calls a day.</param>
/// <param name="InForceCallsPerDay">Of the rule it replaces.</param>
public sealed record RuleChangeJson(string Rule, string? Base, string? Yaml, int? Alarms, double? CallsPerDay, double? InForceCallsPerDay)
{
    internal static RuleChangeJson Of(RuleChange change, RuleVerdict? verdict) =>
        new(change.RuleId, change.Base, change.Text, verdict?.Alarms, verdict?.PerDay, verdict?.InForcePerDay);
}
