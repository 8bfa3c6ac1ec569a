namespace OpsCenter.Core.Kpis.Formulas;

/// <summary><c>each(…)</c> and <c>by(tag, …)</c>.</summary>
internal sealed class GroupListNode(string? tag, FormulaNode inner) : ListNode
{
    public override void Evaluate(FormulaScope scope, FormulaWindow window, List<double> into)
    {
        foreach (var part in scope.Parts(tag))
        {
            Add(inner.Evaluate(part, window), into);
        }
    }
}
