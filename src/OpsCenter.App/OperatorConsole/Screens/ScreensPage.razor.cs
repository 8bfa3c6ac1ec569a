using Microsoft.AspNetCore.Components;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>How every display is; send it something, pair a new one by the code it shows, revoke one that was lost or moved.</summary>
public sealed partial class ScreensPage(ScreenPairing pairing)
{
    private IReadOnlyList<PairedScreen> _screens = [];
    private DisplayLine? _controlled;
    private string _code = "";
    private string _name = "";
    private bool _busy;

    [Inject]
    private DisplayList Displays { get; set; } = null!;

    [Inject]
    private RemoteControl Remote { get; set; } = null!;

    private IReadOnlyList<DisplayLine> Lines { get; set; } = [];

    private IReadOnlyList<PairedScreen> Revoked =>
        [.. _screens.Where(screen => screen.RevokedAt is not null).OrderByDescending(screen => screen.RevokedAt!.Value.UnixNanoseconds)];

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>The layout's beat cascades the time, so this runs once a second.</summary>
    protected override void OnParametersSet() => Lines = Displays.Read(Caller, _screens);

    private async Task LoadAsync()
    {
        _screens = await pairing.ListAsync(Caller, Leaving);
        Lines = Displays.Read(Caller, _screens);
    }

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

    private async Task RevokeAsync(DisplayLine line)
    {
        var outcome = await pairing.RevokeAsync(Caller, line.Paired!.Id, Leaving);
        await TellAsync(
            outcome == PairingOutcome.Done, outcome == PairingOutcome.Done ? T["Screens.RevokedNow", line.Name] : T[$"Pairing.{outcome}"]);
        await LoadAsync();
    }

    /// <summary>The other displays of the same screen, e.g. the cells of a matrix.</summary>
    private IReadOnlyList<DisplayLine> Siblings(DisplayLine line) =>
        [.. Lines.Where(other => other.Open is not null && other.Screen == line.Screen)];

    private async Task ShowAsync((IReadOnlyCollection<string> Displays, RemoteWish Wish) order)
    {
        if (await ToldAsync(Remote.ShowAsync(Caller, order.Displays, order.Wish, Leaving)))
        {
            _controlled = null;
        }
    }

    private Task<bool> ReleaseAsync(DisplayLine line) => ToldAsync(Remote.ReleaseAsync(Caller, [line.Display], Leaving));

    /// <summary>A page that a person opened has no name of its own: its screen's says more than the person's.</summary>
    private Task<bool> IdentifyAsync(DisplayLine line)
    {
        var name = line.Paired is null ? line.Screen : line.Name;
        return ToldAsync(Remote.IdentifyAsync(Caller, line.Display, line.Open?.Report.Cell is { } cell ? $"{name} · {cell}" : name, Leaving));
    }

    private Task<bool> ReloadAsync(DisplayLine line) => ToldAsync(Remote.ReloadAsync(Caller, line.Display, Leaving));

    private async Task<bool> ToldAsync(Task<RemoteOutcome> order)
    {
        var outcome = await order;
        await TellAsync(outcome == RemoteOutcome.Done, T[$"Remote.{outcome}"]);
        Lines = Displays.Read(Caller, _screens);
        return outcome == RemoteOutcome.Done;
    }
}
