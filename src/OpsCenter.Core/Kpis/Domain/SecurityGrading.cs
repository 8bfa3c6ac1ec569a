namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Scores at which the groups begin, from a day on. A new decision is a new entry.</summary>
/// <param name="From">First local day.</param>
/// <param name="A">Least score of group A, 0 to 100.</param>
/// <param name="B">Of group B.</param>
/// <param name="C">Of group C.</param>
/// <param name="D">Of group D; what is less is group E.</param>
/// <param name="Sample">The figures are a sample, not verified against the ministry's text.</param>
public sealed record SecurityGrading(DateOnly From, double A, double B, double C, double D, bool Sample)
{
    /// <summary>In order of time. The ministry ranks state bodies in groups A to E; these thresholds are a sample.</summary>
    public static IReadOnlyList<SecurityGrading> All { get; } = [new(new DateOnly(2019, 6, 7), 80, 65, 50, 35, Sample: true)];

    public static SecurityGrading On(DateOnly day) => All.LastOrDefault(grading => grading.From <= day) ?? All[0];

    public char GroupOf(double score) => score >= A ? 'A' : score >= B ? 'B' : score >= C ? 'C' : score >= D ? 'D' : 'E';
}
