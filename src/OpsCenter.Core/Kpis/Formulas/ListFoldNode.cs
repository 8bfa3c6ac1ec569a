using OpsCenter.Core.Statistics;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>The numbers of a list as one.</summary>
internal sealed class ListFoldNode(ListNode list, Fold fold, double percent) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window)
    {
        var values = new List<double>();
        list.Evaluate(scope, window, values);
        return values.Count == 0 && fold != Fold.Count ? scope.Trace.None(KpiReasonKind.NoPart) : Of(values, fold, percent);
    }

    /// <param name="values">At least one, except for a count.</param>
    /// <param name="fold">How; not <see cref="Fold.Increase"/>.</param>
    /// <param name="percent">For <see cref="Fold.Percentile"/>.</param>
    public static double Of(List<double> values, Fold fold, double percent) => fold switch
    {
        Fold.Count => values.Count,
        Fold.Sum => values.Sum(),
        Fold.Min => values.Min(),
        Fold.Max => values.Max(),
        Fold.First => values[0],
        Fold.Last => values[^1],
        Fold.Range => values.Max() - values.Min(),
        Fold.Share => 100.0 * values.Count(value => value != 0) / values.Count,
        Fold.Median => NearestRank.Of(values, 0.5) ?? double.NaN,
        Fold.Percentile => NearestRank.Of(values, percent / 100) ?? double.NaN,
        _ => values.Average(),
    };
}
