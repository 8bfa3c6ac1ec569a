using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>What waits for a second person, then what was decided; newest first.</summary>
public sealed partial class RuleProposalsPage(RuleReading reading)
{
    private const int Most = 200;
    private IReadOnlyList<RuleProposal> _proposals = [];

    protected override async Task OnInitializedAsync() =>
        _proposals = [.. (await reading.ProposalsAsync(Caller, null, Most, Leaving) ?? []).OrderBy(proposal => proposal.State is RuleProposalState.Submitted or RuleProposalState.Enforcing ? 0 : 1)];

    internal static string Look(RuleProposalState state) => state switch
    {
        RuleProposalState.Submitted or RuleProposalState.Enforcing => "warn",
        RuleProposalState.Approved => "ok",
        RuleProposalState.Rejected => "bad",
        _ => "",
    };
}
