namespace OpsCenter.Core.Kpis.Formulas;

/// <summary><c>default(a, b)</c>: b where a has no value.</summary>
internal sealed class DefaultNode(FormulaNode wanted, FormulaNode otherwise) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window) =>
        wanted.Evaluate(scope, window) is var value && double.IsNaN(value) ? otherwise.Evaluate(scope, window) : value;
}
