using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace OpsCenter.App.OperatorConsole.Parts;

internal static class Focusing
{
    /// <summary>Moves the focus to an element that may be gone by the time the browser is asked: no reason to take the page from its reader.</summary>
    public static async ValueTask TryFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (JSException)
        {
            // Gone between the drawing and the asking.
        }
    }
}
