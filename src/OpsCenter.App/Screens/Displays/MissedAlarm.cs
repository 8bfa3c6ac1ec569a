using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Screens.Displays;

/// <summary>An alarm that came while a display was cut off.</summary>
/// <param name="Title">Of the rule.</param>
/// <param name="S">Severity, 1 to 4: the worst it reached.</param>
/// <param name="At">When it was raised, Unix milliseconds.</param>
/// <param name="Over">It is gone again: nothing else on the display tells of it.</param>
public sealed record MissedAlarm(LocalizedText Title, int S, long At, bool Over);
