using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.App.Api.Rules;

/// <summary>A proposal and where it stands.</summary>
/// <param name="Number">Of the proposal.</param>
/// <param name="State">draft, submitted, enforcing, approved, rejected or withdrawn.</param>
/// <param name="Pack">Whose rules.</param>
/// <param name="Author">A person or a token.</param>
/// <param name="Reason">In the author's words.</param>
/// <param name="SubmittedAt">Null for a draft.</param>
/// <param name="DecidedBy">Who approved or rejected.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Comment">Of the decision.</param>
/// <param name="Changes">One per rule.</param>
public sealed record RuleProposalJson(
    int Number, string State, string Pack, string Author, string Reason, string? SubmittedAt, string? DecidedBy, string? DecidedAt, string? Comment,
    IReadOnlyList<RuleChangeJson> Changes)
{
    internal static RuleProposalJson Of(RuleProposal proposal) => new(
        proposal.Number,
        proposal.State.ToString().ToLowerInvariant(),
        proposal.Pack,
        proposal.Author,
        proposal.Reason,
        proposal.SubmittedAt is { } submitted ? Rfc3339.Format(submitted) : null,
        proposal.DecidedBy,
        proposal.DecidedAt is { } decided ? Rfc3339.Format(decided) : null,
        proposal.Comment,
        [.. proposal.Changes.Select(change => RuleChangeJson.Of(change, proposal.Verdicts.FirstOrDefault(verdict => verdict.RuleId == change.RuleId)))]);
}
