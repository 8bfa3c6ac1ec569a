namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A function of numbers.</summary>
/// <param name="of">From the arguments, none of which is missing.</param>
/// <param name="arguments">As written.</param>
internal sealed class CallNode(Func<double[], double> of, IReadOnlyList<FormulaNode> arguments) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window)
    {
        var values = new double[arguments.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = arguments[at].Evaluate(scope, window);
            if (double.IsNaN(values[at]))
            {
                return double.NaN;
            }
        }

        return of(values);
    }
}
