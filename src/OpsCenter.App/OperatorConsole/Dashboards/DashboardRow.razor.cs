using Microsoft.AspNetCore.Components;
using OpsCenter.App.Dashboards;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.OperatorConsole.Dashboards;

/// <summary>One dashboard of the list, and what can be done with it.</summary>
public sealed partial class DashboardRow
{
    private bool _renaming;
    private string _vi = "";
    private string _en = "";

    [Parameter]
    [EditorRequired]
    public required DashboardSummary Entry { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    [Parameter]
    public EventCallback Deleted { get; set; }

    [Parameter]
    public EventCallback<LocalizedText> Renamed { get; set; }

    private void Begin() => (_renaming, _vi, _en) = (true, Entry.Title?.Vi ?? "", Entry.Title?.En ?? "");

    private Task RenameAsync()
    {
        _renaming = false;
        return Renamed.InvokeAsync(new LocalizedText(_vi, _en));
    }
}
