using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>From the draft to a proposal that a second person decides on.</summary>
public sealed partial class RuleSubmit(RuleProposals proposals, NavigationManager navigation)
{
    private bool _busy;

    [Parameter]
    [EditorRequired]
    public required string Pack { get; set; }

    [Parameter]
    [EditorRequired]
    public required string RuleId { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>What the draft was begun from; null for a rule that is not in force.</summary>
    [Parameter]
    [EditorRequired]
    public required string? Original { get; set; }

    [Parameter]
    public bool IsChanged { get; set; }

    [Parameter]
    public bool HasErrors { get; set; }

    /// <summary>Goes on with this proposal instead of making a new one.</summary>
    [Parameter]
    public RuleProposal? Revises { get; set; }

    [Parameter]
    public string Reason { get; set; } = "";

    [Parameter]
    public EventCallback<string> ReasonChanged { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<ConfigError>> Refused { get; set; }

    private Task SendAsync(bool submit)
    {
        var draft = new RuleDraft(Pack, Text, Reason, submit)
        {
            Bases = Original is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [RuleId] = Original },
        };
        return DoAsync(() => Revises is { } revises ? proposals.ReviseAsync(Caller, revises.Number, draft, Leaving) : proposals.ProposeAsync(Caller, draft, Leaving));
    }

    private Task DropAsync() => DoAsync(() => proposals.ProposeAsync(Caller, new RuleDraft(Pack, "", Reason, Submit: true) { Gone = [RuleId] }, Leaving));

    private async Task DoAsync(Func<Task<RuleOutcome>> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var outcome = await act();
            await TellAsync(outcome is RuleOutcome.Done, T.Tell(outcome));
            if (outcome is RuleOutcome.Refused refused)
            {
                await Refused.InvokeAsync(refused.Errors);
            }

            if (outcome is RuleOutcome.Done done)
            {
                navigation.NavigateTo($"/console/rules/proposals/{done.Proposal.Number}");
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        finally
        {
            _busy = false;
        }
    }
}
