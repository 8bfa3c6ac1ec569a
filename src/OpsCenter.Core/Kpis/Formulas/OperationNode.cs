namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Two sides and what is made of them.</summary>
internal sealed class OperationNode(Operation operation, FormulaNode left, FormulaNode right) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window)
    {
        var one = left.Evaluate(scope, window);
        var other = right.Evaluate(scope, window);
        return operation switch
        {
            // What is certain already needs no second side.
            Operation.And when one == 0 || other == 0 => 0,
            Operation.Or when IsTrue(one) || IsTrue(other) => 1,
            _ when double.IsNaN(one) || double.IsNaN(other) => double.NaN,
            Operation.Divide => other == 0 ? scope.Trace.None(KpiReasonKind.DivisionByZero) : one / other,
            _ => Of(one, other),
        };
    }

    private static bool IsTrue(double condition) => !double.IsNaN(condition) && condition != 0;

    private double Of(double one, double other) => operation switch
    {
        Operation.Add => one + other,
        Operation.Subtract => one - other,
        Operation.Multiply => one * other,
        Operation.Less => Of(one < other),
        Operation.LessOrEqual => Of(one <= other),
        Operation.Greater => Of(one > other),
        Operation.GreaterOrEqual => Of(one >= other),
        Operation.Equal => Of(one == other),
        Operation.NotEqual => Of(one != other),
        Operation.And => 1,
        _ => 0,
    };
}
