using OpsCenter.App.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>All paired and all open displays, for the console; asks for <see cref="Permission.ManageScreens"/>.</summary>
internal sealed class DisplayList(DisplayBoard board, DisplayHistory history, RemoteShows shows, LiveMark mark, TimeProvider time)
{
    /// <summary>Those that need a look first: gone, stale, live, never seen. Empty without the permission.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="paired">Pairings in force, from the store.</param>
    public IReadOnlyList<DisplayLine> Read(Caller caller, IEnumerable<PairedScreen> paired)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return [];
        }

        var now = time.GetInstant();
        var known = paired.Where(screen => screen.RevokedAt is null).ToDictionary(screen => screen.Id);
        var open = board.Open.ToList();
        var away = known.Values.Where(screen => open.All(display => display.Pairing != screen.Id)).Select(Away);
        return
        [
            .. open.Select(display => Here(display, known, now)).Concat(away)
                .OrderBy(line => line.State switch { DisplayState.Gone => 0, DisplayState.Stale => 1, DisplayState.Live => 2, _ => 3 })
                .ThenBy(line => line.Paired is null)
                .ThenBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(line => line.Key, StringComparer.Ordinal),
        ];
    }

    private DisplayLine Here(OpenDisplay display, Dictionary<string, PairedScreen> known, Instant now)
    {
        var stale = display.IsStale(now);
        return new DisplayLine(
            display.Connection,
            display.Display,
            display.Name,
            stale ? DisplayState.Stale : DisplayState.Live,
            stale ? display.ReportedAt : display.Since,
            display.Pairing is null ? null : known.GetValueOrDefault(display.Pairing),
            display,
            display.Pairing is null ? null : history.Seen.GetValueOrDefault(display.Pairing),
            display.Report.Build != mark.Build,
            shows.Find(display.Display));
    }

    private DisplayLine Away(PairedScreen screen)
    {
        var seen = history.Seen.GetValueOrDefault(screen.Id);
        return new DisplayLine(
            screen.Id,
            screen.Id,
            screen.Name,
            seen is null ? DisplayState.Never : DisplayState.Gone,
            seen is null ? null : Instant.FromUnixMilliseconds(seen.LastSeen),
            screen,
            null,
            seen,
            false,
            shows.Find(screen.Id));
    }
}
