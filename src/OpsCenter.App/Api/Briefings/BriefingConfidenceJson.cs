using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>How far the figures can be trusted.</summary>
/// <param name="Silent">Sources without a message for two hours; null for a period that is over for long.</param>
/// <param name="Paths">KPIs by how their data come in.</param>
/// <param name="Elsewhere">KPIs left out: they are of the whole province only.</param>
public sealed record BriefingConfidenceJson(int Sources, int? Silent, int Kpis, int WithoutValue, int Doubtful, int Simulated, IReadOnlyDictionary<string, int> Paths, int Elsewhere)
{
    internal static BriefingConfidenceJson Of(BriefingConfidence one) => new(
        one.Sources, one.Silent, one.Kpis, one.WithoutValue, one.Doubtful, one.Simulated, one.Paths.ToDictionary(path => SeriesJson.Name(path.Key), path => path.Value), one.Elsewhere);
}
