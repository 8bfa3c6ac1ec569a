using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The rules in force, each as a sentence, and what it would have done.</summary>
public sealed partial class RulesPage(RuleDesk desk, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    /// <summary>Id of the rule shown; the first one where it is not known.</summary>
    [SupplyParameterFromQuery(Name = "rule")]
    public string? RuleId { get; set; }

    private IReadOnlyList<AlarmRuleConfig> Rules { get; set; } = [];

    private AlarmRuleConfig? Chosen => Rules.FirstOrDefault(rule => rule.Id == RuleId) ?? (Rules.Count > 0 ? Rules[0] : null);

    private RuleSentence Sentence => new(T, fields.Current);

    protected override void OnParametersSet() => Rules = desk.List(Caller);

    private int Standing(AlarmRuleConfig rule) => Now.Board.Alarms.Count(alarm => alarm.Active && alarm.RuleId == rule.Id);

    private string SiteName(string id) => places.Current.Sites.GetValueOrDefault(id)?.Name.ToString() ?? id;
}
