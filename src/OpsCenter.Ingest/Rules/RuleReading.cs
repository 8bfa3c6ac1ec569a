using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.Ingest.Rules;

/// <summary>Proposals and versions for those who may read; null without <see cref="Permission.Read"/>. Thread-safe.</summary>
public sealed class RuleReading(IRuleStore store)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RuleVersion>?> VersionsAsync(Caller caller, string ruleId, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.VersionsAsync(ruleId, cancellation) : null;

    /// <summary>The newest version of each rule that ever was.</summary>
    public async Task<IReadOnlyList<RuleVersion>?> NewestAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.NewestAsync(cancellation) : null;

    /// <summary>Newest first; a draft is its author's alone.</summary>
    public async Task<IReadOnlyList<RuleProposal>?> ProposalsAsync(Caller caller, RuleProposalState? state, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? [.. (await store.ProposalsAsync(state, limit, cancellation)).Where(proposal => Shown(caller, proposal))] : null;

    /// <summary>Null also where there is none, or a draft of somebody else.</summary>
    public async Task<RuleProposal?> FindAsync(Caller caller, int number, CancellationToken cancellation) =>
        caller.Can(Permission.Read) && await store.FindAsync(number, cancellation) is { } found && Shown(caller, found) ? found : null;

    private static bool Shown(Caller caller, RuleProposal proposal) => proposal.State != RuleProposalState.Draft || RuleProposals.IsAuthor(caller, proposal);
}
