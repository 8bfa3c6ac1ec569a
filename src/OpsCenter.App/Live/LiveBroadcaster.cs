using Microsoft.Extensions.Options;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>The one loop that feeds all screens.</summary>
internal sealed class LiveBroadcaster(
    LiveChannels channels, LiveState state, IOptions<LiveOptions> options, LiveMeter meter, TimeProvider time, ILogger<LiveBroadcaster> log)
    : BackgroundService
{
    private readonly long _began = time.GetTimestamp();
    private long _steppedNs = time.GetInstant().UnixNanoseconds;

    /// <summary>When all views were looked at last; before the first time, when it was made.</summary>
    public Instant SteppedAt => new(Volatile.Read(ref _steppedNs));

    /// <summary>One look at all views.</summary>
    public void Step()
    {
        var started = time.GetTimestamp();
        var now = time.GetInstant();
        var running = time.GetElapsedTime(_began, started);
        var committed = state.TakeUnseenCommit();
        foreach (var channel in channels.Ready)
        {
            try
            {
                channel.Step(now, running);
            }
            catch (Exception problem)
            {
                // One view that fails must not darken the others.
                log.StepFailed(problem, channel.Key.Dashboard);
            }
        }

        Volatile.Write(ref _steppedNs, now.UnixNanoseconds);
        meter.Ticked(time.GetElapsedTime(started));
        if (committed is { } at)
        {
            meter.Late(time.GetInstant() - at);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.LookMilliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Step();
            }
            catch (Exception problem)
            {
                log.StepFailed(problem, "*");
            }
        }
    }
}
