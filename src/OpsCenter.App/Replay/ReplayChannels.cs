using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Replay;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Replay;

/// <summary>All open replays: who may have one, and how many. Thread-safe.</summary>
internal sealed class ReplayChannels(ReplaySubjects subjects, ReplayRuntime runtime, IOptions<ReplayOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, string> _open = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Opens a replay for the connection, which follows it from then on. Answers the channel, or why not.</summary>
    public async Task<(ReplayChannel? Channel, string? Refusal)> OpenAsync(
        Caller caller, LiveConnection connection, string dashboard, IReadOnlyDictionary<string, string>? variables, ReplayRequest request,
        CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return (null, ReplayRefusal.Permission);
        }

        // The place is taken before the work is done, or many calls at once would all find room.
        var place = new object();
        if (Take(place, caller.Name) is { } full)
        {
            return (null, full);
        }

        ReplayChannel? channel = null;
        try
        {
            string? refusal;
            (channel, refusal) = await MakeAsync(caller, connection, dashboard, variables, request, place, cancellation);
            return (channel, refusal);
        }
        finally
        {
            if (channel is null)
            {
                Free(place);
            }
        }
    }

    /// <summary>A time of a screen as a moment; whatever number it sends.</summary>
    public static Instant Moment(long unixMilliseconds) => Instant.FromUnixMilliseconds(Math.Clamp(unixMilliseconds, 0, 9_000_000_000_000));

    private async Task<(ReplayChannel? Channel, string? Refusal)> MakeAsync(
        Caller caller, LiveConnection connection, string dashboard, IReadOnlyDictionary<string, string>? variables, ReplayRequest request, object place,
        CancellationToken cancellation)
    {
        if (await subjects.SourceAsync(request.Scenario, cancellation) is not { } source)
        {
            return (null, ReplayRefusal.Scenario);
        }

        if (subjects.Find(dashboard, variables, source) is not { } subject)
        {
            return (null, ReplayRefusal.Dashboard);
        }

        var bounds = source.Bounds();
        var at = bounds.Nearest(request.At is { } wanted ? Moment(wanted) : source.Loops ? bounds.From : bounds.To);
        Func<Instant, CancellationToken, Task<ReplayView>> open = (moment, gone) => ReplayView.OpenAsync(subject, moment, gone);
        var view = await runtime.Gate.RunAsync(() => open(at, cancellation), cancellation);
        runtime.Log.Opened(caller.Name, dashboard, at.ToString(), view.Series, Count);
        return (new ReplayChannel(connection, source, open, view, runtime, _ => Free(place)), null);
    }

    private string? Take(object place, string name)
    {
        lock (_lock)
        {
            if (_open.Count >= options.Value.MaxReplays)
            {
                return ReplayRefusal.Full;
            }

            if (_open.Values.Count(other => other == name) >= options.Value.MaxReplaysPerUser)
            {
                return ReplayRefusal.Yours;
            }

            _open[place] = name;
            return null;
        }
    }

    private void Free(object place)
    {
        lock (_lock)
        {
            _open.Remove(place);
        }
    }
}
