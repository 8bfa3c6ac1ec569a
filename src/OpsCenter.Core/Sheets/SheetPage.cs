namespace OpsCenter.Core.Sheets;

/// <summary>A sheet in a period, ready to be filled in.</summary>
/// <param name="Frame">Its rows.</param>
/// <param name="Newest">What is filed; null for nothing.</param>
/// <param name="MayEnter">The caller may file.</param>
/// <param name="Status">Due, filed or late.</param>
public sealed record SheetPage(SheetFrame Frame, SheetVersion? Newest, bool MayEnter, SheetStatus Status)
{
    public IReadOnlyList<SheetLine> Stored => Newest?.Lines ?? [];
}
