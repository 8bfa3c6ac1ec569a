namespace OpsCenter.Core.Sheets;

/// <summary>A judged table: what would be stored, what would change, what is wrong.</summary>
/// <param name="Lines">All rows, those of the sheet and those added.</param>
/// <param name="Changes">Against what is stored.</param>
/// <param name="Problems">Of the table as a whole.</param>
public sealed record SheetDraft(IReadOnlyList<SheetDraftLine> Lines, IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetProblem> Problems)
{
    public bool IsGood => Problems.Count == 0 && Lines.All(line => line.IsGood);

    public int Wrong => Problems.Count + Lines.Sum(line => line.Keys.Count(key => key.Problem is not null) + line.Cells.Values.Count(cell => cell.Problem is not null));
}
