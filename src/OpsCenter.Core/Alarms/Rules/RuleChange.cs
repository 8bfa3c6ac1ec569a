namespace OpsCenter.Core.Alarms.Rules;

/// <summary>What a proposal does to one rule.</summary>
/// <param name="RuleId">Of the rule.</param>
/// <param name="Base">Text the change was made from (an <c>alarms.yaml</c> of this rule alone); null where the rule is new.</param>
/// <param name="Text">Text it shall have; null where the rule shall go.</param>
public sealed record RuleChange(string RuleId, string? Base, string? Text);
