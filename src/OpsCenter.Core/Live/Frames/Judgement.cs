using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>What judges a value.</summary>
/// <param name="Rule">Id of the alarm rule.</param>
/// <param name="Level">Name of the rung, e.g. "Báo động III".</param>
/// <param name="S">Severity, 1 to 4.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Dir"><c>above</c> or <c>below</c>.</param>
/// <param name="State"><c>alarm</c>, <c>crossed</c> (no alarm yet: the on-delay runs) or <c>within</c>.</param>
public sealed record Judgement(string Rule, LocalizedText Level, int S, double Limit, string Dir, string State);
