using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The rules in force, each as its sentences, with what waits for approval and what stands now.</summary>
public sealed partial class RulesPage(RuleDesk desk, RuleReading reading, RuleInbox inbox, RuleFiles files, ILiveConfig<FieldCatalogue> fields)
{
    private const int MostWaiting = 200;
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private IReadOnlyList<RuleProposal> _waiting = [];
    private Dictionary<string, RuleVersion> _newest = [];

    private IReadOnlyList<AlarmRuleConfig> Rules { get; set; } = [];

    private bool MayManage => Caller.Can(Permission.ManageRules);

    private RuleSentence Sentence => new(T, fields.Current);

    private string ExportAddress => "/console/rules/export" + QueryString.Create(_chosen.Order(StringComparer.Ordinal).Select(id => KeyValuePair.Create("rule", (string?)id)));

    private string BulkAddress => "/console/rules/bulk" + QueryString.Create(_chosen.Order(StringComparer.Ordinal).Select(id => KeyValuePair.Create("rule", (string?)id)));

    internal static string Address(string id) => $"/console/rules/{Uri.EscapeDataString(id)}";

    protected override async Task OnInitializedAsync()
    {
        Rules = desk.List(Caller);
        _waiting = await reading.ProposalsAsync(Caller, RuleProposalState.Submitted, MostWaiting, Leaving) ?? [];
        _newest = (await reading.NewestAsync(Caller, Leaving) ?? []).ToDictionary(version => version.RuleId, StringComparer.Ordinal);
    }

    private RuleProposal? Waiting(string id) => _waiting.FirstOrDefault(proposal => proposal.Changes.Any(change => change.RuleId == id));

    private RuleVersion? Newest(string id) => _newest.GetValueOrDefault(id);

    private string Author(RuleVersion version) => version.Author == RuleVersion.ByFile ? T["RuleVersions.ByFile"] : version.Author;

    private string PackName(string id) => files.Packs.FirstOrDefault(pack => pack.Id == id)?.Name.ToString() ?? id;

    private int Standing(AlarmRuleConfig rule) => Now.Board.Alarms.Count(alarm => alarm.Active && alarm.RuleId == rule.Id);

    private void Choose(string id, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _chosen.Add(id);
        }
        else
        {
            _chosen.Remove(id);
        }
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        _chosen.Clear();
        if (change.Value is true)
        {
            _chosen.UnionWith(Rules.Select(rule => rule.Id));
        }
    }
}
