using Microsoft.Extensions.Options;

namespace OpsCenter.App.Screens;

/// <summary>Keeps <see cref="ScreenKeys"/> in step with the store, also where another process changes it.</summary>
internal sealed class ScreenKeyRefresh(
    ScreenKeys keys, IOptions<ScreenOptions> options, TimeProvider time, ILogger<ScreenKeyRefresh> logger) : BackgroundService
{
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, time);
        do
        {
            await StepAsync(stoppingToken);
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private async Task StepAsync(CancellationToken cancellation)
    {
        try
        {
            await keys.RefreshAsync(force: false, cancellation);
            if (_failing)
            {
                _failing = false;
                Log.ScreenKeysBack(logger);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The keys in force stay in force; one log line per outage, not per second.
            if (!_failing)
            {
                _failing = true;
                Log.ScreenKeysFailed(logger, exception);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
