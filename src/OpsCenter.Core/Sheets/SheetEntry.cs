namespace OpsCenter.Core.Sheets;

/// <summary>What stands in a cell.</summary>
/// <param name="Text">As written; a number of a workbook or of JSON with a decimal point.</param>
/// <param name="Exact">It is a number already: its marks need no guessing.</param>
public readonly record struct SheetEntry(string Text, bool Exact = false);
