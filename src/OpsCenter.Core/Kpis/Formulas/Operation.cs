namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Of two numbers, or conditions.</summary>
internal enum Operation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}
