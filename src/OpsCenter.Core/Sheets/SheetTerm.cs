namespace OpsCenter.Core.Sheets;

/// <summary>A part of a sum: a column or a number.</summary>
/// <param name="Factor">1 or −1 for a column; the number where there is no column.</param>
/// <param name="Column">Id; null for a plain number.</param>
public sealed record SheetTerm(double Factor, string? Column);
