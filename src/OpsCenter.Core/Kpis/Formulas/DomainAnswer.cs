namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What a calculation answers.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="IsDoubtful">Not all that it should rest on was there.</param>
/// <param name="Subject">What could not be computed for want of readings, as every language writes it; null for the name of the function.</param>
internal readonly record struct DomainAnswer(double? Value, bool IsDoubtful = false, string? Subject = null);
