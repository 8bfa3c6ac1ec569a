using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.OperatorConsole.Rules;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>What is wrong, how far beyond its limit, since when and why.</summary>
public sealed partial class AlarmSummary(ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<FieldCatalogue> fields, IAlarmBoard board)
{
    /// <summary>Before the raise and after it, so that one sees what led there.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(3);

    [Parameter]
    [EditorRequired]
    public required AlarmView Alarm { get; set; }

    private IReadOnlyList<AlarmLimit> Limits => [.. board.LimitsOf(Alarm.Series).Where(limit => limit.Rule == Alarm.RuleId && double.IsFinite(limit.Value))];

    /// <summary>The rung as the rule says it, with the value beside; null where the rule is gone.</summary>
    private string? Sentence => rules.Current.FirstOrDefault(rule => rule.Id == Alarm.RuleId) is { } rule
        && rule.Levels.FirstOrDefault(level => level.Name == Alarm.LevelName) is { } level
            ? T["Alarms.WhySentence", $"{Figure.Value(Alarm.Value)} {Alarm.Unit}", new RuleSentence(T, fields.Current).Of(rule, level with { Limit = Alarm.Limit })].Value
            : null;

    private string HistoryLink => new HistoryAddress(
        [Alarm.Series.Canonical], HistoryAddress.Custom, HistoryAddress.Local(Alarm.Since - Around), HistoryAddress.Local(Alarm.Since + Around < Now.At ? Alarm.Since + Around : Now.At),
        HistoryAddress.AutoStep, Aggregate.Mean, HistoryAddress.NoCompare).Query("/console/history");

    /// <summary>From the least of zero, value and limits to a little beyond the greatest.</summary>
    private string Percent(double value)
    {
        var all = Limits.Select(limit => limit.Value).Append(Alarm.Limit).Append(Alarm.Value).Append(0).Where(double.IsFinite).ToList();
        var (low, high) = (all.Min(), all.Max());
        var room = (high - low) * 0.1;
        var share = high > low ? (value - low) / (high - low + room) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(share, 0, 1) * 100:0.##}%");
    }
}
