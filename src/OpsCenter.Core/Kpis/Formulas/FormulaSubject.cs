namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What a formula may speak of.</summary>
/// <param name="Inputs">Names and units of the inputs, in order; the unit is null where it is unknown.</param>
/// <param name="Limits">Names and units of limits.</param>
public sealed record FormulaSubject(IReadOnlyList<(string Name, string? Unit)> Inputs, IReadOnlyDictionary<string, string> Limits);
