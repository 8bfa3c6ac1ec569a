using OpsCenter.App.Hosting;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.StoreWatch;

public static class StoreWatchServiceCollectionExtensions
{
    /// <summary>A store that refuses shows on the alarm board and in <c>/readyz</c>. Call after storage, ingest and alarms: it stands before the configuration's rules and fields.</summary>
    public static IServiceCollection AddStoreWatch(this IServiceCollection services)
    {
        services.AddSingleton<WithStoreAlarms>();
        services.AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(provider => provider.GetRequiredService<WithStoreAlarms>());
        services.AddSingleton<ILiveConfig<FieldCatalogue>>(provider => provider.GetRequiredService<WithStoreAlarms>());
        services.AddSingleton<StoreWatcher>();
        services.AddSingleton<IReadinessStage>(provider => provider.GetRequiredService<StoreWatcher>());
        return services.AddHostedService(provider => provider.GetRequiredService<StoreWatcher>());
    }
}
