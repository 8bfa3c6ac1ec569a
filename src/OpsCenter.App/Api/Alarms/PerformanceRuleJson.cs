using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Alarms;

/// <param name="Rule">Id.</param>
/// <param name="Title">Of its newest alarm.</param>
/// <param name="Severity">Worst it called with.</param>
/// <param name="Share">Of all calls, 0 to 1.</param>
/// <param name="Sources">How many of its alarms called.</param>
/// <param name="MedianSeconds">Length of its alarms that ended; null where none did.</param>
/// <param name="Advice">What may help, the surest first.</param>
public sealed record PerformanceRuleJson(
    string Rule, LocalizedText Title, string Severity, int Calls, double Share, int Sources, double? MedianSeconds, IReadOnlyList<PerformanceAdviceJson> Advice)
{
    internal static PerformanceRuleJson From(AlarmRuleLoad rule) => new(
        rule.RuleId,
        rule.Title,
        SeriesJson.Name(rule.Severity),
        rule.Calls,
        rule.Share,
        rule.Sources,
        rule.MedianLength?.TotalSeconds,
        [.. rule.Advice.Select(PerformanceAdviceJson.From)]);
}
