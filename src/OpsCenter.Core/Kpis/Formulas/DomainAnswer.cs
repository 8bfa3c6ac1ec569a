namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What a calculation answers.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="IsDoubtful">Not all that it should rest on was there.</param>
/// <param name="Reason">Why there is no value.</param>
internal readonly record struct DomainAnswer(double? Value, bool IsDoubtful = false, string? Reason = null);
