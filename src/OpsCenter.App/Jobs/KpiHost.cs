using Microsoft.Extensions.Options;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;

namespace OpsCenter.App.Jobs;

/// <summary>Knows how far each KPI is before any reading comes in, then looks after late readings and the past. What is due is the scheduler's.</summary>
internal sealed class KpiHost(KpiEngine engine, IOptions<KpiOptions> options, TimeProvider time, ILogger<KpiHost> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await engine.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite answers on the thread that asks, and a host that starts waits for the first await.
        await Task.Yield();
        try
        {
            for (var asked = engine.AskedAsync(stoppingToken); ;)
            {
                await Task.WhenAny(asked, Task.Delay(options.Value.CatchUpEvery, time, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
                asked = asked.IsCompleted ? engine.AskedAsync(stoppingToken) : asked;
                await CatchUpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task CatchUpAsync(CancellationToken stopping)
    {
        try
        {
            while (await engine.CatchUpAsync(stopping))
            {
                // The past of many KPIs must not keep what is due from the processor.
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, stopping);
            }
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.CatchUpFailed(logger, error);
        }
    }
}
