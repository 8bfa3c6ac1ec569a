namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>An on-delay that short excursions do not outlast.</summary>
/// <param name="Value">Suggested.</param>
/// <param name="Excursions">How often the limit was passed.</param>
/// <param name="Brief">Of these, over before anybody could have acted.</param>
/// <param name="Before">What "before anybody could have acted" means: a quarter of the time to respond, at most five minutes.</param>
/// <param name="Longest">The longest of the short ones.</param>
public sealed record DelaySuggestion(TimeSpan Value, int Excursions, int Brief, TimeSpan Before, TimeSpan Longest);
