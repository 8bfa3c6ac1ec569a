using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Rules from a file, or written here: read as a reload would read them, then a proposal like any other.</summary>
public sealed partial class RuleImportPage(RuleFiles files, RuleCheck check, RuleProposals proposals, NavigationManager navigation)
{
    private string _pack = "";
    private string _text = "";
    private string _reason = "";
    private bool _busy;
    private IReadOnlyList<ConfigError> _errors = [];
    private IReadOnlyList<RuleChange> _changes = [];

    protected override void OnInitialized() => _pack = files.Packs.Count > 0 ? files.Packs[0].Id : "";

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        try
        {
            await using var stream = change.File.OpenReadStream(AlarmTrial.MaxDraft * 2, Leaving);
            if (await BoundedBody.ReadAsync(stream, AlarmTrial.MaxDraft, Leaving) is not { } bytes)
            {
                await TellAsync(good: false, T["RuleImport.TooLarge", AlarmTrial.MaxDraft / 1024]);
                return;
            }

            _text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
            Check();
        }
        catch (IOException)
        {
            await TellAsync(good: false, T["RuleImport.TooLarge", AlarmTrial.MaxDraft / 1024]);
        }
    }

    private void Check() => (_changes, _errors) = string.IsNullOrWhiteSpace(_text) ? ([], []) : check.Read(new RuleDraft(_pack, _text, "", Submit: false));

    private async Task SendAsync()
    {
        _busy = true;
        try
        {
            var outcome = await proposals.ProposeAsync(Caller, new RuleDraft(_pack, _text, _reason, Submit: true), Leaving);
            await TellAsync(outcome is RuleOutcome.Done, T.Tell(outcome));
            _errors = outcome is RuleOutcome.Refused refused ? refused.Errors : _errors;
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
