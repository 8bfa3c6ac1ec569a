namespace OpsCenter.App.Api.Rules;

/// <summary>A change of rules to be approved by a person.</summary>
/// <param name="Pack">Whose rules.</param>
/// <param name="Yaml">An alarms.yaml of the rules that are new or shall be another; the pack's other rules stay.</param>
/// <param name="Reason">Why.</param>
/// <param name="Drop">Ids of rules that shall go.</param>
/// <param name="Submit">False keeps it as the caller's draft; default true.</param>
public sealed record RuleProposalRequest(string Pack, string? Yaml, string Reason, IReadOnlyList<string>? Drop = null, bool Submit = true);
