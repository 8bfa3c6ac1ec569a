namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A part of a formula. NaN is "no value" and what is made of it has none; a condition is 1 or 0.</summary>
internal abstract class FormulaNode
{
    public abstract double Evaluate(FormulaScope scope, FormulaWindow window);

    public static double Of(bool condition) => condition ? 1 : 0;
}
