using OpsCenter.App.Screens;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>Pair a display by the code it shows; revoke one that was lost or moved.</summary>
public sealed partial class ScreensPage(ScreenPairing pairing)
{
    private IReadOnlyList<PairedScreen> _screens = [];
    private string _code = "";
    private string _name = "";
    private bool _busy;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _screens =
    [
        .. (await pairing.ListAsync(Caller, Leaving)).OrderBy(screen => screen.RevokedAt is not null).ThenByDescending(screen => screen.PairedAt),
    ];

    private async Task PairAsync()
    {
        _busy = true;
        try
        {
            var outcome = await pairing.ApproveAsync(Caller, _code, _name, Leaving);
            await TellAsync(outcome == PairingOutcome.Done, T[$"Pairing.{outcome}", _name]);
            if (outcome == PairingOutcome.Done)
            {
                (_code, _name) = ("", "");
            }
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
    }

    private async Task RevokeAsync(PairedScreen screen)
    {
        var outcome = await pairing.RevokeAsync(Caller, screen.Id, Leaving);
        await TellAsync(
            outcome == PairingOutcome.Done, outcome == PairingOutcome.Done ? T["Screens.RevokedNow", screen.Name] : T[$"Pairing.{outcome}"]);
        await LoadAsync();
    }
}
