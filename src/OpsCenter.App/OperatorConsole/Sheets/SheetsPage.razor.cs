using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>Which figures are asked for, of whom, and which are missing.</summary>
public sealed partial class SheetsPage(SheetService service, SheetBook book, ILiveConfig<IngestConfiguration> whole)
{
    private SheetFilter _filter;

    private IReadOnlyList<SheetRowView> Rows { get; set; } = [];

    private List<SheetRowView> Shown => [.. Rows.Where(row => Fits(row, _filter))];

    private DateOnly Today => SheetPeriod.Today(Now.At);

    protected override async Task OnInitializedAsync()
    {
        var sheets = await service.OverviewAsync(Caller, Leaving);
        Rows = [.. sheets.Select(sheet => SheetRowView.Of(sheet.Sheet, sheet.Periods)).OrderByDescending(row => row.Overdue > 0).ThenBy(row => row.Sheet.Id, StringComparer.Ordinal)];
    }

    private bool Fits(SheetRowView row, SheetFilter filter) => filter switch
    {
        SheetFilter.Mine => book.MayEnter(Caller, row.Sheet),
        SheetFilter.Waiting => row.Asked.State is SheetState.Open or SheetState.Overdue,
        SheetFilter.Late => row.Overdue > 0,
        _ => true,
    };

    private static string AddressOf(SheetConfig sheet, SheetStatus status) => $"/console/sheets/{Uri.EscapeDataString(sheet.Id)}?period={status.Period.Text}";

    private string PackOf(SheetConfig sheet) => whole.Current.Packs.FirstOrDefault(pack => pack.Id == sheet.Pack)?.Name.ToString() ?? sheet.Pack;

    private string UnitOf(SheetConfig sheet) => book.UnitOf(sheet)?.Name.ToString() ?? T["Sheets.AnyUnit"];
}
