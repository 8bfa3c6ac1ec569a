using OpsCenter.Core.Alarms;

namespace OpsCenter.App.Watchdog;

public static class WatchdogServiceCollectionExtensions
{
    /// <summary>The watch over the server's own pipeline. Call after ingest, alarms, notifications and the live screens: its board stands before the engine's.</summary>
    public static IServiceCollection AddWatchdog(this IServiceCollection services)
    {
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<PipelineStages>();
        services.AddSingleton<StallTeller>();
        services.AddSingleton<WatchedBoard>();
        services.AddSingleton<IAlarmBoard>(provider => provider.GetRequiredService<WatchedBoard>());
        return services.AddHostedService<PipelineWatcher>();
    }
}
