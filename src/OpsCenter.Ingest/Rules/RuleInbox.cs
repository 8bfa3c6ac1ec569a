using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.Ingest.Rules;

/// <summary>How many proposals wait for a second person, for the badge that every page shows. Lock-free to read.</summary>
public sealed class RuleInbox(IRuleStore store)
{
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public async Task RefreshAsync(CancellationToken cancellation) =>
        Volatile.Write(ref _waiting, await store.CountAsync(RuleProposalState.Submitted, cancellation));
}
