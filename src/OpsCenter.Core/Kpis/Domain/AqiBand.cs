using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>A stretch of the index with its legal name and colour.</summary>
/// <param name="From">Lowest index, inclusive.</param>
/// <param name="To">Highest index, inclusive.</param>
/// <param name="Name">E.g. "Tốt".</param>
/// <param name="Rgb">The colour of the decision as <c>#rrggbb</c>; belongs into the index's own badge only.</param>
/// <param name="Advice">To everybody, after Table 5, shortened.</param>
/// <param name="SensitiveAdvice">To the old, children and people with heart or lung disease, after Table 5, shortened.</param>
public sealed record AqiBand(int From, int To, LocalizedText Name, string Rgb, LocalizedText Advice, LocalizedText SensitiveAdvice);
