using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>A button that asks before it acts.</summary>
public sealed partial class ConfirmButton(IStringLocalizer<ConsoleTexts> texts)
{
    private bool _asking;
    private bool _focus;
    private ElementReference _yes;

    [Parameter]
    [EditorRequired]
    public required string Question { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback Confirmed { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Yes => texts["Confirm.Yes"];

    private string No => texts["Confirm.No"];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus)
        {
            _focus = false;
            await _yes.TryFocusAsync();
        }
    }

    private void Ask()
    {
        _asking = true;
        _focus = true;
    }

    private Task YesAsync()
    {
        _asking = false;
        return Confirmed.InvokeAsync();
    }
}
