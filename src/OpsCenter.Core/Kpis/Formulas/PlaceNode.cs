namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What is known of the place or the window without any reading.</summary>
internal sealed class PlaceNode(string what, Func<IFormulaPlace, FormulaWindow, double> of) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window) =>
        of(scope.Place, window) is var value && double.IsNaN(value) ? scope.Trace.None(KpiReasonKind.Unknown, what) : value;
}
