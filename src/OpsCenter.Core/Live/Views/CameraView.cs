using OpsCenter.Core.Alarms;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A camera, or the one nearest to the newest grave alarm until that is acknowledged, over, or two minutes old.</summary>
internal sealed class CameraView : TileView
{
    /// <summary>How long a tile stays away from its own camera for one alarm.</summary>
    public static readonly TimeSpan FollowTime = TimeSpan.FromMinutes(2);

    /// <summary>Farther away a camera shows nothing of what happens.</summary>
    private const double NearMetres = 10_000;

    private readonly TileConfig _tile;
    private readonly string _own;
    private readonly LiveSources _sources;

    /// <summary>The alarm followed now or last, and until when. The same alarm, at the same rung, is not followed twice.</summary>
    private (string Alarm, long Raised, Instant Until)? _followed;
    private CameraTileState _shown;

    public CameraView(TileConfig tile, IReadOnlyDictionary<string, string> variables, LiveSources sources)
        : base(tile.Id)
    {
        _tile = tile;
        _sources = sources;
        _own = tile.Camera is ['$', .. var name] && variables.TryGetValue(name, out var value) ? value : tile.Camera ?? "";
        _shown = new CameraTileState(Id, Own(), null);
    }

    public override bool Simulated => _shown.Camera.Sim;

    public override TileState Whole => _shown;

    private bool _sent;

    public override TileState? Step(in TickContext tick)
    {
        var now = (_tile.Follow == CameraFollow.Alarms ? Followed(tick) : null) ?? new CameraTileState(Id, Own(), null);
        if (_sent && now == _shown)
        {
            return null;
        }

        _sent = true;
        _shown = now;
        return now;
    }

    private CameraTileState? Followed(in TickContext tick)
    {
        var newest = tick.Alarms.Board.Alarms
            .Where(alarm => alarm is { Active: true, Acknowledged: false, Hold: null, Severity: Severity.Critical or Severity.High })
            .OrderByDescending(alarm => alarm.ChangedAt)
            .FirstOrDefault(alarm => Near(alarm) is not null);
        if (newest is null || Near(newest) is not { } near)
        {
            return null;
        }

        var raised = newest.Since.UnixNanoseconds;
        if (_followed is not { } followed || followed.Alarm != newest.Id || followed.Raised != raised)
        {
            // A wall that opens late must not begin with what everybody has seen: the time runs from the alarm's own.
            _followed = followed = (newest.Id, raised, newest.ChangedAt + FollowTime);
        }

        return tick.Now < followed.Until
            ? new CameraTileState(Id, Of(near.Camera), new CameraCause(newest.Id, newest.Title, (int)newest.Severity, (long)Math.Round(near.Metres)))
            : null;
    }

    private CameraDistance? Near(AlarmView alarm) =>
        alarm.Site is { } id && _sources.Places.Sites.GetValueOrDefault(id) is { } site
            && _sources.Cameras.Nearest(site.Longitude, site.Latitude, 1, NearMetres) is [var nearest, ..]
            ? nearest
            : null;

    private CameraOnTile Own() =>
        _sources.Cameras.Find(_own) is { } camera ? Of(camera) : new CameraOnTile(_own, LocalizedText.Same(_own), [], 0, false);

    private static CameraOnTile Of(Camera camera) => new(camera.Id, camera.Name, camera.Streams, (long)camera.Refresh.TotalMilliseconds, camera.Simulated);
}
