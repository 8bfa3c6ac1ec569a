using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.Ingest.Rules;

/// <summary>Writes what was done with a proposal into the audit, and counts anew what waits.</summary>
public sealed class RuleNotes(IAuditLog audit, RuleInbox inbox)
{
    /// <summary>It is stored by now, so whoever has left meanwhile it is noted.</summary>
    internal async Task<RuleOutcome> DoneAsync(Caller caller, string action, RuleProposal proposal, string? comment)
    {
        var rules = string.Join(", ", proposal.Changes.Select(change => change.RuleId));
        await audit.AppendAsync(
            caller,
            action,
            string.Create(CultureInfo.InvariantCulture, $"{proposal.Pack} #{proposal.Number}"),
            $"{rules}: {(comment ?? proposal.Reason)}",
            CancellationToken.None);
        await inbox.RefreshAsync(CancellationToken.None);
        return new RuleOutcome.Done(proposal);
    }
}
