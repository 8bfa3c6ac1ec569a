using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Sheets;

/// <summary>Stores what the store refused when it was filed, and says hourly which reports are due, filed and late.</summary>
internal sealed class SheetKeeper(SheetService service, SheetReports reports, TimeProvider time, ILogger<SheetKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private const int BeatsPerReport = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        for (var beat = 0; ; beat++)
        {
            await StepAsync(beat, stoppingToken);
            if (!await timer.WaitForNextTickAsync(stoppingToken))
            {
                return;
            }
        }
    }

    private async Task StepAsync(int beat, CancellationToken cancellation)
    {
        try
        {
            if (await service.CatchUpAsync(cancellation) is > 0 and var stored)
            {
                Log.CaughtUp(logger, stored);
            }

            if (beat % BeatsPerReport == 1 || reports.Asked)
            {
                await reports.WriteAsync(cancellation);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.KeeperFailed(logger, exception);
        }
    }
}
