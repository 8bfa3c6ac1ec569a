using OpsCenter.Core.Kpis;

namespace OpsCenter.Core.Briefings;

/// <summary>How far the figures can be trusted.</summary>
/// <param name="Sources">Configured.</param>
/// <param name="Silent">Of them, without a message for too long; null for a period that is long over, when nobody wrote that down.</param>
/// <param name="Kpis">Told.</param>
/// <param name="WithoutValue">Of them, without a figure.</param>
/// <param name="Doubtful">Of them, with a figure that rests on too little.</param>
/// <param name="Simulated">Of them, with a figure that a simulator went into.</param>
/// <param name="Paths">KPIs by how their data come in.</param>
/// <param name="Elsewhere">KPIs that are told of the whole province only and left out here.</param>
public sealed record BriefingConfidence(
    int Sources, int? Silent, int Kpis, int WithoutValue, int Doubtful, int Simulated, IReadOnlyDictionary<KpiPath, int> Paths, int Elsewhere);
