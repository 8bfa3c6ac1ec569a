using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>What to suggest figures for.</summary>
/// <param name="Level">Of the rule, from 0.</param>
/// <param name="Site">Whose own limit; null for the limit of all sites that have none of their own.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="CallsPerDay">What the level may ask of the operator.</param>
/// <param name="Decimals">Digits that the field is shown with.</param>
public sealed record SuggestionQuery(int Level, string? Site, Instant From, Instant To, double CallsPerDay, int Decimals);
