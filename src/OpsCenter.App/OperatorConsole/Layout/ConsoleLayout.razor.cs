using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>Frame of the console. Holds the circuit's only timer: it copies the live state and renders the pages beneath once.</summary>
public sealed partial class ConsoleLayout(ConsoleFeed feed, AuthenticationStateProvider authentication, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _leaving = new();
    private ConsoleNow _now = ConsoleNow.Empty;
    private Caller _caller = Caller.Anonymous;
    private ErrorBoundary? _boundary;
    private bool _ready;
    private Task _beating = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        authentication.AuthenticationStateChanged -= OnAuthenticationChanged;
        await _leaving.CancelAsync();
        await _beating;
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _caller = (await authentication.GetAuthenticationStateAsync()).User.ToCaller();
        _now = feed.Read(_caller, ConsoleNow.Empty);
        authentication.AuthenticationStateChanged += OnAuthenticationChanged;
        _ready = true;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _beating = BeatAsync();
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token))
            {
                var next = feed.Read(_caller, _now);
                if (!ReferenceEquals(next, _now))
                {
                    await InvokeAsync(() =>
                    {
                        _now = next;
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
        catch (ObjectDisposedException)
        {
            // The circuit ended between the tick and the render.
        }
    }

    private void OnAuthenticationChanged(Task<AuthenticationState> changed) => _ = InvokeAsync(async () =>
    {
        _caller = (await changed).User.ToCaller();
        StateHasChanged();
    });

    private void Recover() => _boundary?.Recover();
}
