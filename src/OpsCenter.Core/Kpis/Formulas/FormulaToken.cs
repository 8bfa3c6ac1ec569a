namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A word, number, text or sign of a formula.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">As written; of a text without its quotes.</param>
/// <param name="Number">Of a number.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, double Number, int Column);
