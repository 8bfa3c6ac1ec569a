using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Influx.Http;
using OpsCenter.Storage.Influx.Querying;
using OpsCenter.Storage.Influx.Spool;

namespace OpsCenter.Storage.Influx;

public static class InfluxStorageServiceCollectionExtensions
{
    /// <summary>
    /// Readings in InfluxDB behind a spool in the data folder, where events and quarantine are too. For the one server that uses the folder: the
    /// second finds it locked and says so.
    /// </summary>
    public static IServiceCollection AddInfluxStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddEmbeddedFiles(configuration);
        services.AddInfluxClient(configuration);
        services.TryAddSingleton(OpenSpool);
        services.TryAddSingleton<InfluxReader>();
        services.TryAddSingleton<RefusedPoints>();
        services.TryAddSingleton<InfluxDrain>();
        services.TryAddSingleton<InfluxTelemetryStore>();
        services.TryAddSingleton<ITelemetryStore>(provider => provider.GetRequiredService<InfluxTelemetryStore>());
        services.TryAddSingleton<InfluxUpkeep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InfluxDrainService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InfluxUpkeepService>());
        return services;
    }

    /// <summary>Only what asks the database whether it is there and lets us in; for verbs beside a server.</summary>
    public static IServiceCollection AddInfluxProbe(this IServiceCollection services, IConfiguration configuration) =>
        services.AddInfluxClient(configuration).AddSingleton(provider => new InfluxProbe(provider.GetRequiredService<InfluxClient>()));

    private static IServiceCollection AddInfluxClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InfluxStoreOptions>().Bind(configuration.GetSection(InfluxStoreOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InfluxStoreOptions>, InfluxStoreOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<InfluxStoreOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InfluxClient>();
        return services;
    }

    private static TelemetrySpool OpenSpool(IServiceProvider provider)
    {
        // The lock first: it is disposed after what it guards.
        provider.GetRequiredService<DataFolderLock>();
        return TelemetrySpool.Open(
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<InfluxStoreOptions>(),
            provider.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value,
            provider.GetRequiredService<StorageMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TelemetrySpool>>());
    }
}
