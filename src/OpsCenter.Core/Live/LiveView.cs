using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>A dashboard view with the sequence its screens follow. One caller at a time.</summary>
/// <remarks>
/// The first sequence is the clock's milliseconds, so a screen that comes back after a restart of the server never takes
/// frames of another life for the ones it missed: at ten frames a second a sequence stays far behind the clock.
/// </remarks>
public sealed class LiveView(DashboardView view, Instant now, int framesKept, long after = 0)
{
    /// <summary>A little under a second, so that a tick that comes early still counts as the second's.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(900);
    private readonly FrameLog _log = new(framesKept);
    private Instant _last = now;
    private Instant _stepped = now;

    public long Seq { get; private set; } = Math.Max(now.UnixMilliseconds, after);

    public DashboardView View => view;

    /// <summary>The next frame: what changed, or a heartbeat when a second has passed; else null.</summary>
    public LiveFrame? Step(Instant at)
    {
        _stepped = at;
        var (tiles, alarms) = view.Step(at);
        if (tiles is null && alarms is null && at - _last < Heartbeat)
        {
            return null;
        }

        _last = at;
        var frame = new LiveFrame(++Seq, at.UnixMilliseconds, tiles, alarms);
        _log.Add(frame);
        return frame;
    }

    /// <summary>Everything as of the last step.</summary>
    public LiveSnapshot Snapshot(string build, bool simulated) => new(
        Seq, _stepped.UnixMilliseconds, build, simulated || view.Simulated, view.Layout, view.Whole, view.Strip);

    /// <summary>What a screen missed that has seen <paramref name="seq"/>; null where only a snapshot helps.</summary>
    public LiveFrame? Since(long seq) => seq == Seq ? new LiveFrame(Seq, _stepped.UnixMilliseconds, null, null) : _log.Since(seq);
}
