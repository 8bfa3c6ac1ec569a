namespace OpsCenter.Core.Sheets;

/// <summary>A row as it came in.</summary>
/// <param name="Cells">By the id of the key or column.</param>
/// <param name="Place">Row of the file, from 1; null for a typed one.</param>
public sealed record SheetInputLine(IReadOnlyDictionary<string, SheetEntry> Cells, int? Place = null);
