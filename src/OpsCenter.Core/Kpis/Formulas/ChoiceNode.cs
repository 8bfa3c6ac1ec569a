namespace OpsCenter.Core.Kpis.Formulas;

/// <summary><c>if(condition, then, otherwise)</c>; the side that is not chosen may be without a value.</summary>
internal sealed class ChoiceNode(FormulaNode condition, FormulaNode then, FormulaNode otherwise) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window) => condition.Evaluate(scope, window) switch
    {
        double.NaN => double.NaN,
        0 => otherwise.Evaluate(scope, window),
        _ => then.Evaluate(scope, window),
    };
}
