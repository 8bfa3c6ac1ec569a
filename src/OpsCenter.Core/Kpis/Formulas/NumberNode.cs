namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A number as written, in the unit of what it stands beside.</summary>
internal sealed class NumberNode(double value) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window) => value;
}
