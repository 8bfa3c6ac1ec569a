using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>Calls the upkeep every second; a bad pass is logged and the next one comes.</summary>
internal sealed class TelemetryUpkeepService(TelemetryUpkeep upkeep, TimeProvider time, ILogger<TelemetryUpkeepService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await TickAsync(timer, stoppingToken))
        {
            try
            {
                await upkeep.StepAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.UpkeepFailed(logger, error);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async ValueTask<bool> TickAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
