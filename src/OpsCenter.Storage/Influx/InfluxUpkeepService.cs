using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Influx;

/// <summary>Calls the upkeep every second; a bad pass is logged and the next one comes.</summary>
internal sealed class InfluxUpkeepService(InfluxUpkeep upkeep, TimeProvider time, ILogger<InfluxUpkeepService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryStepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TryStepAsync(CancellationToken stopping)
    {
        try
        {
            await upkeep.StepAsync(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.UpkeepFailed(logger, error);
        }
    }
}
