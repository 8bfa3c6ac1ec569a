namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A part of a formula and its unit.</summary>
/// <param name="Node">The part.</param>
/// <param name="Unit">Null for a bare number, which takes the unit of what it stands beside, and for what is unknown; empty for a pure number.</param>
internal readonly record struct FormulaPart(FormulaNode Node, string? Unit);
