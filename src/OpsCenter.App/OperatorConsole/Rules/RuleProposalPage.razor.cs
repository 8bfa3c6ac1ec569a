using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One proposal: what it changes, what that would have done, and the decision.</summary>
public sealed partial class RuleProposalPage(RuleProposals proposals, RuleReading reading, RuleFiles files)
{
    private RuleProposal? _proposal;
    private IReadOnlyList<ConfigError> _errors = [];
    private IReadOnlyList<string> _outdated = [];
    private string _comment = "";
    private bool _busy;

    [Parameter]
    public int Number { get; set; }

    private bool IsMine => _proposal is { } proposal && RuleProposals.IsAuthor(Caller, proposal);

    protected override Task OnParametersSetAsync() => _proposal?.Number == Number ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        _proposal = await reading.FindAsync(Caller, Number, Leaving);
        _outdated = _proposal is { State: RuleProposalState.Draft or RuleProposalState.Submitted } open && files.Packs.Any(pack => pack.Id == open.Pack)
            ? files.Outdated(open.Pack, open.Changes)
            : [];
    }

    private Task ApproveAsync() => DoAsync(() => proposals.ApproveAsync(Caller, Number, _comment, Leaving));

    private Task RejectAsync() => DoAsync(() => proposals.RejectAsync(Caller, Number, _comment, Leaving));

    private Task WithdrawAsync() => DoAsync(() => proposals.WithdrawAsync(Caller, Number, Leaving));

    private Task RebaseAsync() => DoAsync(() => proposals.RebaseAsync(Caller, Number, Leaving));

    private Task SubmitAsync() => DoAsync(() => proposals.ReviseAsync(
        Caller,
        Number,
        new RuleDraft(_proposal!.Pack, RuleFile.Join(_proposal.Changes.Select(change => change.Text).OfType<string>()), _proposal.Reason, Submit: true)
        {
            Gone = [.. _proposal.Changes.Where(change => change.Text is null).Select(change => change.RuleId)],
            Bases = _proposal.Changes.Where(change => change.Base is not null).ToDictionary(change => change.RuleId, change => change.Base!),
        },
        Leaving));

    private async Task DoAsync(Func<Task<RuleOutcome>> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var outcome = await Aside.RunAsync(act, Leaving);
            _errors = outcome is RuleOutcome.Refused refused ? refused.Errors : [];
            await TellAsync(outcome is RuleOutcome.Done, T.Tell(outcome));
            await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page is gone; what was decided is done all the same.
        }
        finally
        {
            _busy = false;
        }
    }
}
