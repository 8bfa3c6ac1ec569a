namespace OpsCenter.Core.Kpis.Formulas;

/// <summary><c>by(1h, …)</c>: one number for each such part of the window.</summary>
internal sealed class PartsListNode(TimeSpan part, FormulaNode inner) : ListNode
{
    public override void Evaluate(FormulaScope scope, FormulaWindow window, List<double> into)
    {
        for (var from = window.From; from < window.To; from += part)
        {
            Add(inner.Evaluate(scope, new FormulaWindow(from, from + part)), into);
        }
    }
}
