using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Steps the drain for as long as the server runs; after a failure with a pause that grows and never is quite the same.</summary>
internal sealed class InfluxDrainService(InfluxDrain drain, InfluxStoreOptions options, TimeProvider time, ILogger<InfluxDrainService> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the host's start: it does not wait for a database.
        await Task.Yield();
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryStepAsync(stoppingToken))
            {
                pause = FirstPause;
                continue;
            }

            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
        }
    }

    private async Task<bool> TryStepAsync(CancellationToken stopping)
    {
        try
        {
            if (await drain.StepAsync(stopping) == DrainStep.Failed)
            {
                return false;
            }

            await drain.WaitForWorkAsync(stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error)
        {
            Log.DrainFailed(logger, error);
            return false;
        }
    }
}
