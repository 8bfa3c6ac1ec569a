namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Gives several numbers, one for each part of the scope or of the window; parts without a value give none.</summary>
internal abstract class ListNode
{
    public abstract void Evaluate(FormulaScope scope, FormulaWindow window, List<double> into);

    protected static void Add(double value, List<double> into)
    {
        if (!double.IsNaN(value))
        {
            into.Add(value);
        }
    }
}
