namespace OpsCenter.Core.Alarms.Rules;

/// <summary>Durable proposals and versions of alarm rules. Thread-safe, and safe beside other processes.</summary>
/// <remarks>The rules in force are the files'; this is what was asked for, who decided, and what was in force before.</remarks>
public interface IRuleStore
{
    /// <summary>Stores a new proposal and answers it with its number.</summary>
    Task<RuleProposal> AddAsync(RuleProposal proposal, CancellationToken cancellation);

    /// <summary>Replaces a proposal and raises its revision; null where somebody changed it since <see cref="RuleProposal.Revision"/>.</summary>
    Task<RuleProposal?> UpdateAsync(RuleProposal proposal, CancellationToken cancellation);

    Task<RuleProposal?> FindAsync(int number, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<RuleProposal>> ProposalsAsync(RuleProposalState? state, int limit, CancellationToken cancellation);

    Task<int> CountAsync(RuleProposalState state, CancellationToken cancellation);

    /// <summary>Newest first; empty for an unknown rule.</summary>
    Task<IReadOnlyList<RuleVersion>> VersionsAsync(string ruleId, CancellationToken cancellation);

    /// <summary>The newest version of each rule that ever was.</summary>
    Task<IReadOnlyList<RuleVersion>> NewestAsync(CancellationToken cancellation);

    /// <summary>Gives each version the next number of its rule, and replaces the proposal they came from, all in one transaction.</summary>
    Task RecordAsync(IReadOnlyList<RuleVersion> versions, RuleProposal? from, CancellationToken cancellation);
}
