using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One series under a rule in force and under a draft of it, now.</summary>
/// <param name="Latest">Newest reading.</param>
/// <param name="Limits">Of the draft for this series, one per level; NaN where it has none.</param>
/// <param name="InForce">Level that stands by the rule in force, delays counted, from 1; 0 for none.</param>
/// <param name="Draft">The same by the draft; null where there is none that can be judged.</param>
public sealed record PreviewRow(Reading Latest, IReadOnlyList<double> Limits, int InForce, int? Draft);
