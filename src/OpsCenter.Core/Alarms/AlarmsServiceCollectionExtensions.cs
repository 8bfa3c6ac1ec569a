using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Alarms.Suggestions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

public static class AlarmsServiceCollectionExtensions
{
    /// <summary>Adds the alarm engine. Call after the stores and the configuration, before anything that takes readings in: its start restores the states.</summary>
    public static IServiceCollection AddAlarms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlarmOptions>().Bind(configuration.GetSection(AlarmOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlarmOptions>, AlarmOptionsValidator>();
        services.AddSingleton<IValidateOptions<AlarmOptions>, AlarmOptionsRangesValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<AlarmMetrics>();
        services.AddSingleton<AlarmTexts>();
        services.AddSingleton<MaintenanceCalendar>();
        services.AddSingleton<MaintenanceService>();
        services.TryAddSingleton<ILiveConfig<AssetGraph>, NoAssets>();
        services.AddSingleton<AlarmCircumstances>();
        services.AddSingleton<AlarmJournal>();
        services.AddSingleton<AlarmEngine>();
        services.AddSingleton<IAlarmBoard>(provider => provider.GetRequiredService<AlarmEngine>());
        services.AddSingleton<ICommittedTelemetrySink>(provider => provider.GetRequiredService<AlarmEngine>());
        services.AddSingleton<AlarmMemory>();
        services.AddSingleton<AlarmCatchUp>();
        services.AddSingleton<AlarmService>();
        services.AddSingleton<AlarmBacktest>();
        services.AddSingleton<LevelSuggester>();
        services.AddSingleton<AlarmPerformanceService>();
        services.AddHostedService<AlarmHost>();
        return services;
    }
}
