using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>The dead-man's switch inside the server: lets heartbeats through and says, on the board and past it, when they do not come out.</summary>
internal sealed class PipelineWatcher(
    Heartbeat heartbeat, PipelineStages stages, StallTeller teller, WatchedBoard board, AlarmEngine engine, IOptions<NotificationOptions> options, TimeProvider time,
    ILogger<PipelineWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private Task _observing = Task.CompletedTask;

    /// <summary>One look; nothing here waits for what may stand still.</summary>
    public void Step()
    {
        heartbeat.Step();
        var stage = stages.Stalled();
        board.Tell(stage is { Board: true } ? stage : null);
        teller.Step(stage);
        if (_observing.IsCompleted)
        {
            // On a thread of its own: an engine that hangs must not hang the one that watches it.
            _observing = Task.Run(() => engine.Observe([WatchAlarm.Reading(stage is not null, time.GetInstant())]), CancellationToken.None);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.Value.Heartbeat;
        if (interval <= TimeSpan.Zero)
        {
            return;
        }

        await Task.Yield();
        var period = interval / 8;
        using var timer = new PeriodicTimer(period > Longest ? Longest : period < Shortest ? Shortest : period, time);
        try
        {
            do
            {
                try
                {
                    Step();
                }
                catch (Exception error)
                {
                    Log.LookFailed(logger, error);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
