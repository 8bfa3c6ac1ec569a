using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>All parts of one screen.</summary>
public sealed partial class ScreenForm
{
    private ElementReference _first;

    [Parameter, EditorRequired]
    public required ScreenDraft Draft { get; set; }

    /// <summary>Names of paired displays, which may be given a cell.</summary>
    [Parameter]
    public IReadOnlyList<string> Displays { get; set; } = [];

    [Parameter]
    public EventCallback<ScreenDraft> Save { get; set; }

    [Parameter]
    public EventCallback Cancel { get; set; }

    [Inject]
    private ILiveConfig<DashboardSet> Configuration { get; set; } = null!;

    private IReadOnlyList<string> Dashboards => [.. Configuration.Current.Dashboards.Keys.Order(StringComparer.Ordinal)];

    private IReadOnlyList<string> AllCells =>
    [
        .. from row in Enumerable.Range(1, Math.Clamp(Draft.Rows, 1, ScreenMatrix.MaxSide))
           from column in Enumerable.Range(1, Math.Clamp(Draft.Columns, 1, ScreenMatrix.MaxSide))
           select new ScreenCell(column, row).ToString(),
    ];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _first.TryFocusAsync();
        }
    }
}
