using OpsCenter.Core.Sheets;

namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>A sheet as the list shows it.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Asked">The period that matters now: the oldest overdue, else the newest that is over.</param>
/// <param name="Overdue">How many periods are overdue.</param>
/// <param name="Strip">The newest periods, oldest first.</param>
public sealed record SheetRowView(SheetConfig Sheet, SheetStatus Asked, int Overdue, IReadOnlyList<SheetStatus> Strip)
{
    private const int StripLength = 8;

    public static SheetRowView Of(SheetConfig sheet, IReadOnlyList<SheetStatus> periods)
    {
        var overdue = periods.Where(status => status.State == SheetState.Overdue).ToList();
        var asked = overdue.LastOrDefault() ?? periods.FirstOrDefault(status => status.State != SheetState.Running) ?? periods[0];
        return new SheetRowView(sheet, asked, overdue.Count, [.. periods.Take(StripLength).Reverse()]);
    }
}
