using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>Schedules the steps. A step that fails is logged and comes again with the next beat.</summary>
internal sealed class IncidentHost(IncidentGrouping grouping, IncidentRequests requests, IncidentEscalation escalation, TimeProvider time, ILogger<IncidentHost> logger)
    : BackgroundService
{
    private const int BeatsPerEscalation = 5;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite does not answer later, and the host waits for what runs before the first wait.
        await Task.Yield();
        using var timer = new PeriodicTimer(Beat, time);
        var beats = 0;
        try
        {
            do
            {
                await TryAsync("alarms", grouping.StepAsync, stoppingToken);
                await TryAsync("requests", requests.StepAsync, stoppingToken);
                if (beats++ % BeatsPerEscalation == 0)
                {
                    await TryAsync("escalation", escalation.StepAsync, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task TryAsync(string step, Func<CancellationToken, Task> act, CancellationToken stopping)
    {
        try
        {
            await act(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.StepFailed(logger, step, error);
        }
    }
}
