using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>What one rule asked of the operators. Immutable.</summary>
/// <param name="RuleId">As in <c>alarms.yaml</c>; the rule may be gone by now.</param>
/// <param name="Title">Of its newest alarm.</param>
/// <param name="Severity">Worst it called with.</param>
/// <param name="Calls">Of it.</param>
/// <param name="Share">Of all calls, 0 to 1.</param>
/// <param name="Sources">How many of its alarms called.</param>
/// <param name="MedianLength">Of its alarms that ended; null where none did.</param>
/// <param name="Advice">What may help, the surest first; never empty.</param>
public sealed record AlarmRuleLoad(
    string RuleId, LocalizedText Title, Severity Severity, int Calls, double Share, int Sources, TimeSpan? MedianLength, IReadOnlyList<AlarmAdvice> Advice);
