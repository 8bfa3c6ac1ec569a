using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Rules;

/// <summary>What a backtest said of one changed rule when it was proposed.</summary>
/// <param name="RuleId">Of the rule.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Alarms">The draft would have raised.</param>
/// <param name="Calls">Raised or grown worse.</param>
/// <param name="PerDay">Calls a day.</param>
/// <param name="Busiest">Most calls in ten minutes.</param>
/// <param name="InForce">Alarms of the rule it replaces; null where it is new.</param>
/// <param name="InForcePerDay">Calls a day of the rule it replaces; null where it is new.</param>
/// <param name="Added">Alarms only the draft raises.</param>
/// <param name="Gone">Alarms only the rule it replaces raises.</param>
/// <param name="Incomplete">Some readings could not be read.</param>
public sealed record RuleVerdict(
    string RuleId, Instant From, Instant To, int Alarms, int Calls, double PerDay, int Busiest, int? InForce, double? InForcePerDay, int Added, int Gone, bool Incomplete);
