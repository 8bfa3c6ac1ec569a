using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>One incident of the list; takes the focus when the keyboard moves onto it.</summary>
public sealed partial class IncidentRow
{
    private ElementReference _row;

    [Parameter]
    [EditorRequired]
    public required Incident Incident { get; set; }

    /// <summary>Present moment, for the time that is left.</summary>
    [Parameter]
    [EditorRequired]
    public Instant Now { get; set; }

    [Parameter]
    public string Place { get; set; } = "";

    [Parameter]
    public string UnitName { get; set; } = "";

    [Parameter]
    public bool Selected { get; set; }

    [Parameter]
    public EventCallback Chosen { get; set; }

    [Parameter]
    public EventCallback Focused { get; set; }

    [Parameter]
    public EventCallback<KeyboardEventArgs> Key { get; set; }

    public ValueTask FocusAsync() => _row.TryFocusAsync();
}
