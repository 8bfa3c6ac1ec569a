using BootstrapBlazor.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>What every page of the console has: who looks, the live state, the texts, and a token that ends with the page.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    protected ConsolePage() => Leaving = _leaving.Token;

    [CascadingParameter]
    public Caller Caller { get; set; } = Caller.Anonymous;

    [CascadingParameter]
    public ConsoleNow Now { get; set; } = ConsoleNow.Empty;

    [Inject]
    protected IStringLocalizer<ConsoleTexts> T { get; set; } = null!;

    [Inject]
    protected ToastService Toasts { get; set; } = null!;

    /// <summary>Ends with the page; may be asked for even after that.</summary>
    protected CancellationToken Leaving { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _leaving.Cancel();
            _leaving.Dispose();
        }
    }

    /// <summary>Tells what became of an action, in a corner, until it is read or fades.</summary>
    protected Task TellAsync(bool good, string text) =>
        good ? Toasts.Success(T["Tell.Done"], text) : Toasts.Error(T["Tell.NotDone"], text);
}
