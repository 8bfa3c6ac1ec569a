using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>Looks at each hour once it is over and the KPIs of it are computed.</summary>
internal sealed class AnomalyKeeper(AnomalyWatch watch, AnomalyFigures figures, TimeProvider time, ILogger<AnomalyKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private const int BeatsPerCount = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var seen = new Instant(long.MinValue);
        for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat++)
        {
            seen = await StepAsync(beat, seen, stoppingToken);
        }
    }

    private async Task<Instant> StepAsync(int beat, Instant seen, CancellationToken cancellation)
    {
        try
        {
            var settled = time.GetInstant() - Settle - Hour;
            var hour = LocalClock.At(LocalClock.Local(settled).Date.AddHours(LocalClock.Local(settled).Hour));
            if (hour > seen)
            {
                await watch.LookAsync(hour, cancellation);
                await figures.CountAsync(cancellation);
                return hour;
            }

            if (beat % BeatsPerCount == 0)
            {
                await figures.CountAsync(cancellation);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.KeeperFailed(logger, exception);
        }

        return seen;
    }
}
