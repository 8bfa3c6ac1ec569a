namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Score of the four layers of protection.</summary>
/// <param name="Layers">0 to 100 per layer; a layer without an item that applies is missing.</param>
/// <param name="Score">Mean of the layers, each counting the same: a strong layer must not hide a missing one; null without any.</param>
/// <param name="Group">A (best) to E; null without a score.</param>
/// <param name="Unknown">Items that nobody looked at; they count as not met.</param>
/// <param name="Grading">By which thresholds.</param>
public sealed record SecurityChecklist(
    IReadOnlyDictionary<SecurityLayer, double> Layers, double? Score, char? Group, int Unknown, SecurityGrading Grading)
{
    private const double Percent = 100;
    private const double HalfWay = 0.5;

    /// <param name="items">Of one body.</param>
    /// <param name="day">Local day, which decides the thresholds.</param>
    public static SecurityChecklist Of(IReadOnlyCollection<SecurityItem> items, DateOnly day)
    {
        var grading = SecurityGrading.On(day);
        var layers = items
            .Where(item => item.Answer != SecurityAnswer.NotApplicable)
            .GroupBy(item => item.Layer)
            .ToDictionary(layer => layer.Key, layer => Percent * layer.Sum(item => item.Weight * Worth(item.Answer)) / layer.Sum(item => item.Weight));
        double? score = layers.Count > 0 ? layers.Values.Average() : null;
        return new SecurityChecklist(
            layers, score, score is { } known ? grading.GroupOf(known) : null, items.Count(item => item.Answer == SecurityAnswer.Unknown), grading);
    }

    private static double Worth(SecurityAnswer answer) => answer switch
    {
        SecurityAnswer.Met => 1,
        SecurityAnswer.Partly => HalfWay,
        _ => 0,
    };
}
