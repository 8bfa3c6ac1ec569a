using OpsCenter.App.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>What a person may do with open displays from afar; asks for <see cref="Permission.ManageScreens"/> and writes the audit.</summary>
internal sealed class RemoteControl(
    DisplayBoard board, RemoteShows shows, ILiveConfig<DashboardSet> dashboards, IAuditLog audit, TimeProvider time)
{
    /// <summary>Longest time; a display that is to stay so is given another playlist.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromHours(24);

    /// <summary>Shows something else than the playlist, at once, on each of these displays.</summary>
    public async Task<RemoteOutcome> ShowAsync(
        Caller caller, IReadOnlyCollection<string> displays, RemoteWish wish, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return RemoteOutcome.Forbidden;
        }

        if (!IsPossible(wish))
        {
            return RemoteOutcome.Unknown;
        }

        var until = wish.For is { } length ? (time.GetInstant() + length).UnixMilliseconds : (long?)null;
        var show = new RemoteShow(caller.Name, wish.Dashboard, wish.Variables, wish.Tile, until);
        var open = Reachable(displays);
        if (open.Count == 0)
        {
            return RemoteOutcome.Unreachable;
        }

        if (!TrySet(open, show))
        {
            return RemoteOutcome.Full;
        }

        var reached = board.Order(display => open.Contains(display.Display), DisplayOrder.Show(show));
        await audit.AppendAsync(caller, "screen.show", string.Join(", ", open), Described(wish), cancellation);
        return reached > 0 ? RemoteOutcome.Done : RemoteOutcome.Unreachable;
    }

    /// <summary>The displays follow their playlist again.</summary>
    public async Task<RemoteOutcome> ReleaseAsync(Caller caller, IReadOnlyCollection<string> displays, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return RemoteOutcome.Forbidden;
        }

        var released = displays.Where(shows.Release).ToList();
        if (released.Count == 0)
        {
            return RemoteOutcome.Unknown;
        }

        board.Order(display => released.Contains(display.Display), DisplayOrder.Show(null));
        await audit.AppendAsync(caller, "screen.release", string.Join(", ", released), null, cancellation);
        return RemoteOutcome.Done;
    }

    /// <summary>The display shows its name large for ten seconds: which of the nine is it?</summary>
    public Task<RemoteOutcome> IdentifyAsync(Caller caller, string display, string name, CancellationToken cancellation) =>
        OrderAsync(caller, display, "screen.identify", DisplayOrder.Identify(name), cancellation);

    /// <summary>The display loads its page anew.</summary>
    public Task<RemoteOutcome> ReloadAsync(Caller caller, string display, CancellationToken cancellation) =>
        OrderAsync(caller, display, "screen.reload", DisplayOrder.Reload, cancellation);

    private async Task<RemoteOutcome> OrderAsync(Caller caller, string display, string verb, DisplayOrder order, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return RemoteOutcome.Forbidden;
        }

        if (board.Order(open => open.Display == display, order) == 0)
        {
            return RemoteOutcome.Unreachable;
        }

        await audit.AppendAsync(caller, verb, display, null, cancellation);
        return RemoteOutcome.Done;
    }

    private bool IsPossible(RemoteWish wish) =>
        (wish.For is null || (wish.For > TimeSpan.Zero && wish.For <= MaxTime))
        && dashboards.Current.Dashboards.TryGetValue(wish.Dashboard, out var dashboard)
        && ViewKey.Resolve(dashboard.Variables, wish.Variables) is not null
        && (wish.Tile is null || dashboard.Tiles.Any(tile => tile.Id == wish.Tile));

    private bool TrySet(HashSet<string> displays, RemoteShow show)
    {
        if (displays.All(display => shows.TrySet(display, show)))
        {
            return true;
        }

        shows.KeepOnly(display => board.Open.Any(open => open.Display == display));
        return displays.All(display => shows.TrySet(display, show));
    }

    private HashSet<string> Reachable(IReadOnlyCollection<string> displays) =>
        [.. board.Open.Select(display => display.Display).Where(displays.Contains)];

    private static string Described(RemoteWish wish) => string.Join(
        " · ",
        new[] { wish.Dashboard, string.Join(", ", wish.Variables.Select(pair => $"{pair.Key}={pair.Value}")), wish.Tile, wish.For?.ToString("c") }
            .Where(part => part is { Length: > 0 }));
}
