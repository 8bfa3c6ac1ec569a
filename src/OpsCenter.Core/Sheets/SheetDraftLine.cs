namespace OpsCenter.Core.Sheets;

/// <summary>A judged row.</summary>
/// <param name="Keys">Judged keys, in the sheet's order.</param>
/// <param name="Cells">Judged cells by column; every column is there.</param>
/// <param name="Place">Row of the file; null for a typed one.</param>
public sealed record SheetDraftLine(IReadOnlyList<SheetCell> Keys, IReadOnlyDictionary<string, SheetCell> Cells, int? Place)
{
    public bool IsGood => Keys.All(key => key.Problem is null) && Cells.Values.All(cell => cell.Problem is null);

    public string Id => SheetLine.IdOf(Keys.Select(key => key.Value ?? ""));

    public SheetLine ToLine() => new(
        [.. Keys.Select(key => key.Value ?? "")],
        Cells.Where(cell => cell.Value.Value is not null).ToDictionary(cell => cell.Key, cell => cell.Value.Value!, StringComparer.Ordinal));
}
