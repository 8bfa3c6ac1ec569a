namespace OpsCenter.App.Api.Rules;

/// <param name="Comment">Needed to reject.</param>
public sealed record RuleDecisionRequest(string? Comment);
