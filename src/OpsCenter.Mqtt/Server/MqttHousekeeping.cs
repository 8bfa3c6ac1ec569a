using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Mqtt.Server;

/// <summary>One timer for all connections and sessions, instead of one each.</summary>
internal sealed class MqttHousekeeping(MqttServer server, TimeProvider time, ILogger<MqttHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await StepAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task StepAsync()
    {
        try
        {
            await server.SweepAsync();
        }
        catch (Exception exception)
        {
            Log.SweepFailed(logger, exception);
        }
    }
}
