namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>Figures for one level, each with what it was found from.</summary>
/// <param name="Series">That were looked at.</param>
/// <param name="Readings">That were looked at.</param>
/// <param name="Incomplete">Some of the range's readings could not be read, or there were more than can be looked at.</param>
/// <param name="Deadband">Null where there are too few readings to tell the noise.</param>
/// <param name="OnDelay">Null where the limit was never passed for a short while only.</param>
/// <param name="Limit">Null where there is no reading.</param>
public sealed record LevelSuggestion(int Series, long Readings, bool Incomplete, DeadbandSuggestion? Deadband, DelaySuggestion? OnDelay, LimitSuggestion? Limit);
