using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>All readings of an input in the window, of all its series together, as one number.</summary>
internal sealed class FoldNode(int input, Fold fold, double percent) : FormulaNode
{
    /// <summary>Needs single readings, not only their sums.</summary>
    public static bool NeedsReadings(Fold fold) => fold is Fold.Median or Fold.Percentile;

    public override double Evaluate(FormulaScope scope, FormulaWindow window)
    {
        var (sum, increase, incomplete) = (default(WindowSummary), 0.0, false);
        foreach (var series in scope.Series(input))
        {
            var part = series.Sum(window);
            if (part.Count == 0)
            {
                continue;
            }

            sum.Unite(part);
            incomplete |= series.IsIncomplete;
            increase += fold == Fold.Increase ? series.Increase(window, part) : 0;
        }

        if (sum.Count == 0)
        {
            return fold == Fold.Count ? 0 : scope.Trace.None(KpiReasonKind.NoReadings, scope.Name(input));
        }

        scope.Trace.Take(sum, incomplete);
        return fold switch
        {
            Fold.Mean => sum.Sum / sum.Count,
            Fold.Sum => sum.Sum,
            Fold.Min => sum.Min,
            Fold.Max => sum.Max,
            Fold.Count => sum.Count,
            Fold.First => sum.First,
            Fold.Last => sum.Last,
            Fold.Increase => increase,
            Fold.Range => sum.Max - sum.Min,
            _ => OfReadings(scope, window),
        };
    }

    private double OfReadings(FormulaScope scope, FormulaWindow window)
    {
        var values = new List<double>();
        foreach (var series in scope.Series(input))
        {
            series.AddValues(window, values);
        }

        return ListFoldNode.Of(values, fold, percent);
    }
}
