namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>The most sensitive limit that keeps to a budget of calls.</summary>
/// <param name="Value">Suggested.</param>
/// <param name="Percentile">So many percent of the readings are not beyond it.</param>
/// <param name="PerDay">Calls a day it would have made, with the suggested deadband and on-delay.</param>
/// <param name="PerDayNow">Calls a day of the rule's own limit.</param>
/// <param name="Budget">Calls a day asked for.</param>
public sealed record LimitSuggestion(double Value, double Percentile, double PerDay, double PerDayNow, double Budget);
