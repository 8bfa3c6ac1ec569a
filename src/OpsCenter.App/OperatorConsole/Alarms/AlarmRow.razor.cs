using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>One alarm of the list; takes the focus when the keyboard moves onto it.</summary>
public sealed partial class AlarmRow
{
    private ElementReference _row;

    [Parameter]
    [EditorRequired]
    public required AlarmView Alarm { get; set; }

    /// <summary>Present moment, for the running time.</summary>
    [Parameter]
    [EditorRequired]
    public Instant Now { get; set; }

    [Parameter]
    public string Place { get; set; } = "";

    [Parameter]
    public bool Selected { get; set; }

    /// <summary>Whether it can be ticked for acknowledging several at once.</summary>
    [Parameter]
    public bool Checkable { get; set; }

    [Parameter]
    public bool Checked { get; set; }

    [Parameter]
    public EventCallback Chosen { get; set; }

    [Parameter]
    public EventCallback Ticked { get; set; }

    [Parameter]
    public EventCallback Focused { get; set; }

    /// <summary>A key pressed on this row, whichever row the server has selected meanwhile.</summary>
    [Parameter]
    public EventCallback<KeyboardEventArgs> Key { get; set; }

    /// <summary>Moves the browser's focus here, which also scrolls the row into view.</summary>
    public ValueTask FocusAsync() => _row.TryFocusAsync();
}
