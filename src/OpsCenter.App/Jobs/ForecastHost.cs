using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Kpis.Progress;

namespace OpsCenter.App.Jobs;

/// <summary>Forecasts the KPIs that ask for it, each after its own job has computed a step. One after the other: nothing waits for a forecast.</summary>
internal sealed class ForecastHost(KpiForecasts forecasts, KpiEngine engine, ILiveConfig<KpiSet> kpis, TimeProvider time, ILogger<ForecastHost> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var kpi in kpis.Current.All)
                {
                    await ForecastAsync(kpi, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task ForecastAsync(KpiDefinition kpi, CancellationToken stopping)
    {
        try
        {
            if (engine.ProgressOf(kpi.Id) is { } progress && progress.Version == kpi.Version && forecasts.IsDue(kpi, progress))
            {
                await forecasts.RunAsync(kpi, progress, stopping);
            }
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.ForecastFailed(logger, kpi.Id, error);
        }
    }
}
