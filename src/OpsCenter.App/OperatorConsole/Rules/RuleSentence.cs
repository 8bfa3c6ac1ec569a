using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>A rung of a rule as a person says it.</summary>
internal sealed class RuleSentence(IStringLocalizer<ConsoleTexts> texts, FieldCatalogue fields)
{
    /// <summary>E.g. "Mực nước từ 4 m trở lên liên tục 20 s; hết khi xuống 3,9 m trở xuống trong 2 min".</summary>
    public string Of(AlarmRuleConfig rule, AlarmLevelConfig level)
    {
        if (rule.Condition is AlarmCondition.Silence)
        {
            return texts["Rules.Sentence.Silence", Name(rule.Selector), Figure.Span(TimeSpan.FromMinutes(level.Limit) + level.OnDelay)];
        }

        var forOn = level.OnDelay > TimeSpan.Zero ? " " + texts["Rules.For", Figure.Span(level.OnDelay)] : "";
        if (rule.Condition is AlarmCondition.Combination combination)
        {
            return texts[combination.All ? "Rules.Sentence.All" : "Rules.Sentence.Any", string.Join("; ", combination.Inputs.Select(Input)), forOn];
        }

        var (direction, unit) = (rule.Direction, AlarmUnits.Of(rule.Condition, fields.Find(rule.Selector.Measurement!, rule.Selector.Field!)?.Unit ?? ""));
        return texts[
            $"Rules.Sentence.{direction}",
            Subject(rule),
            Value(level.Limit, unit),
            forOn,
            level.Deadband == 0 && level.Recover is null ? texts[$"Rules.Behind.{direction}"] : texts[$"Rules.BackAt.{direction}", Value(Release(level, direction), unit)],
            level.OffDelay > TimeSpan.Zero ? " " + texts["Rules.For", Figure.Span(level.OffDelay)] : ""];
    }

    /// <summary>The title with words where a place, a device or a rung is named.</summary>
    public string Title(AlarmRuleConfig rule) => rule.Title.ToString()
        .Replace("{level}", rule.Levels.Count == 1 ? $"{rule.Levels[0].Name}" : $"{rule.Levels[0].Name} – {rule.Levels[^1].Name}", StringComparison.Ordinal)
        .Replace("{site}", texts["Rules.AnySite"], StringComparison.Ordinal)
        .Replace("{device}", texts["Rules.AnyDevice"], StringComparison.Ordinal);

    /// <summary>What is held against the limits.</summary>
    private string Subject(AlarmRuleConfig rule) => rule.Condition switch
    {
        AlarmCondition.Deviation deviation => texts[deviation.BothWays ? "Rules.Subject.Apart" : "Rules.Subject.Above", Name(rule.Selector), Name(deviation.Against)],
        AlarmCondition.Rate rate => texts[rate.BothWays ? "Rules.Subject.Change" : "Rules.Subject.Rise", Name(rule.Selector), Figure.Span(rate.Over)],
        AlarmCondition.Count count => texts["Rules.Subject.Count", rule.Selector.Field!, Figure.Span(count.Window)],
        AlarmCondition.Seasonal seasonal => texts[$"Rules.Subject.Seasonal.{seasonal.Season}", Name(rule.Selector), seasonal.Periods],
        AlarmCondition.Kpi kpi => texts["Rules.Subject.Kpi", rule.Selector.Tags.GetValueOrDefault("id", ""), Figure.Value(kpi.Target)],
        _ => Name(rule.Selector),
    };

    private string Input(CombinationInput input) =>
        texts[input.Not ? "Rules.Input.Not" : "Rules.Input", input.RuleId, texts[$"Severity.{(int)input.AtLeast}"]];

    private string Name(SeriesSelector selector) =>
        fields.Find(selector.Measurement!, selector.Field!)?.Name.ToString() ?? $"{selector.Measurement} {selector.Field}";

    private static string Value(double value, string unit) => unit.Length == 0 ? Figure.Value(value) : $"{Figure.Value(value)} {unit}";

    private static double Release(AlarmLevelConfig level, AlarmDirection direction) =>
        level.Recover ?? (direction == AlarmDirection.Above ? level.Limit - level.Deadband : level.Limit + level.Deadband);
}
