using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.Api.Alarms;

/// <summary>How the alarm system served its operators. What each figure counts is told in docs/alarm-performance.md.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Operators">On duty at the same time; loads are per operator.</param>
/// <param name="Calls">Alarms raised, grown worse or asking for attention anew, and held by nothing.</param>
/// <param name="Figures">Each beside its target.</param>
/// <param name="Severities">Calls per severity.</param>
/// <param name="BusiestAt">Start of the ten minutes with most calls; null where nothing called.</param>
/// <param name="Floods">In the order of time.</param>
/// <param name="Standing">Active at the end and not held.</param>
/// <param name="WithoutClearing">Raised in the span and not cleared by its end.</param>
/// <param name="Shelved">Times that a person put an alarm aside.</param>
/// <param name="Suppressed">Times that a maintenance window or a cause began to keep an alarm quiet.</param>
/// <param name="RaisedQuietly">Raises that nobody heard because something held the alarm.</param>
/// <param name="Acknowledged">Of the alarms that called in the span.</param>
/// <param name="AcknowledgedWithoutComment">Of those.</param>
/// <param name="MedianSecondsToAcknowledge">Null where none was.</param>
/// <param name="P90SecondsToAcknowledge">Null where none was.</param>
/// <param name="Rules">The ten that call most, each with what may help.</param>
/// <param name="Sources">The ten alarms that call most.</param>
/// <param name="Stale">Active for more than a day at the end.</param>
/// <param name="Chattering">Raised three times or more within a minute, or flapping.</param>
public sealed record PerformanceJson(
    string From,
    string To,
    int Operators,
    int Calls,
    IReadOnlyList<PerformanceFigureJson> Figures,
    IReadOnlyDictionary<string, int> Severities,
    string? BusiestAt,
    IReadOnlyList<PerformanceFloodJson> Floods,
    int Standing,
    int WithoutClearing,
    int Shelved,
    int Suppressed,
    int RaisedQuietly,
    int Acknowledged,
    int AcknowledgedWithoutComment,
    double? MedianSecondsToAcknowledge,
    double? P90SecondsToAcknowledge,
    IReadOnlyList<PerformanceRuleJson> Rules,
    IReadOnlyList<PerformanceSourceJson> Sources,
    IReadOnlyList<PerformanceSourceJson> Stale,
    IReadOnlyList<PerformanceSourceJson> Chattering)
{
    internal static PerformanceJson Of(AlarmPerformanceReport report) => new(
        Rfc3339.Format(report.From),
        Rfc3339.Format(report.To),
        report.Load.Operators,
        report.Load.Calls,
        [.. AlarmFigure.Of(report).Select(PerformanceFigureJson.From)],
        report.Severities.ToDictionary(pair => SeriesJson.Name(pair.Key), pair => pair.Value),
        report.Load.BusiestAt is { } busiest ? Rfc3339.Format(busiest) : null,
        [.. report.Load.Floods.Select(PerformanceFloodJson.Of)],
        report.Standing,
        report.WithoutClearing,
        report.Shelved,
        report.Suppressed,
        report.RaisedQuietly,
        report.Answering.Acknowledged,
        report.Answering.WithoutComment,
        report.Answering.Median?.TotalSeconds,
        report.Answering.P90?.TotalSeconds,
        [.. report.Rules.Select(PerformanceRuleJson.From)],
        [.. report.Sources.Select(PerformanceSourceJson.From)],
        [.. report.Stale.Select(PerformanceSourceJson.From)],
        [.. report.Chattering.Select(PerformanceSourceJson.From)]);
}
