using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>A rung of a rule as a person says it.</summary>
internal sealed class RuleSentence(IStringLocalizer<ConsoleTexts> texts, FieldCatalogue fields)
{
    /// <summary>E.g. "Mực nước từ 4 m trở lên liên tục 20 s; hết khi xuống 3,9 m trở xuống trong 2 min".</summary>
    public string Of(AlarmRuleConfig rule, AlarmLevelConfig level)
    {
        var (field, direction) = (fields.Find(rule.Selector.Measurement!, rule.Selector.Field!), rule.Direction);
        var name = field?.Name.ToString() ?? $"{rule.Selector.Measurement} {rule.Selector.Field}";
        return texts[
            $"Rules.Sentence.{direction}",
            name,
            Value(level.Limit, field),
            level.OnDelay > TimeSpan.Zero ? " " + texts["Rules.For", Figure.Span(level.OnDelay)] : "",
            level.Deadband == 0 ? texts[$"Rules.Behind.{direction}"] : texts[$"Rules.BackAt.{direction}", Value(Release(level, direction), field)],
            level.OffDelay > TimeSpan.Zero ? " " + texts["Rules.For", Figure.Span(level.OffDelay)] : ""];
    }

    /// <summary>The title with words where a place, a device or a rung is named.</summary>
    public string Title(AlarmRuleConfig rule) => rule.Title.ToString()
        .Replace("{level}", rule.Levels.Count == 1 ? $"{rule.Levels[0].Name}" : $"{rule.Levels[0].Name} – {rule.Levels[^1].Name}", StringComparison.Ordinal)
        .Replace("{site}", texts["Rules.AnySite"], StringComparison.Ordinal)
        .Replace("{device}", texts["Rules.AnyDevice"], StringComparison.Ordinal);

    private static string Value(double value, FieldInfo? field) => string.IsNullOrEmpty(field?.Unit) ? Figure.Value(value) : $"{Figure.Value(value)} {field.Unit}";

    private static double Release(AlarmLevelConfig level, AlarmDirection direction) =>
        direction == AlarmDirection.Above ? level.Limit - level.Deadband : level.Limit + level.Deadband;
}
