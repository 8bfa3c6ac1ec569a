using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>An event feed.</summary>
internal sealed class EventsView(TileConfig tile, string? site, LiveSources sources) : TileView(tile.Id)
{
    private const int DefaultRows = 20;
    private long _version = -1;
    private IReadOnlyList<EventItem> _shown = [];

    public override bool Simulated => _shown.Any(one => one.Sim);

    public override TileState Whole => new EventsTileState(Id, _shown, null);

    public override TileState? Step(in TickContext tick)
    {
        var events = sources.State.Events;
        var version = events.Version;
        if (version == _version)
        {
            return null;
        }

        _version = version;
        var rows = tile.Limit ?? DefaultRows;
        EventItem[] now = [.. events.Select(tile.Pack, tile.KindPrefix, rows, site).Select(Item)];
        var before = _shown;
        if (now.SequenceEqual(before))
        {
            return null;
        }

        _shown = now;
        return PushedOnly(before, now, rows, out var added) ? new EventsTileState(Id, now[..added], null) : new EventsTileState(Id, now, true);
    }

    /// <summary>True where putting the first <paramref name="added"/> on top, and cutting to the rows, makes the one list of the other.</summary>
    private static bool PushedOnly(IReadOnlyList<EventItem> before, EventItem[] now, int rows, out int added)
    {
        added = before.Count == 0 ? now.Length : Array.IndexOf(now, before[0]);
        var kept = now.Length - added;
        return added > 0 && (kept == before.Count || now.Length == rows) && now.Skip(added).SequenceEqual(before.Take(kept));
    }

    private EventItem Item(OperationalEvent one) => new(
        one.Id,
        one.Time.UnixMilliseconds,
        one.Kind,
        (int)one.Severity,
        one.Text,
        one.Site is { } site && sources.Places.Sites.TryGetValue(site, out var place) ? place.Name : null,
        one.Flags.HasFlag(ReadingFlags.Simulated),
        one.PictureUrl);
}
