using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Retention;
using OpsCenter.Storage.Quarantine;

namespace OpsCenter.Storage.Embedded;

public static class EmbeddedStorageServiceCollectionExtensions
{
    /// <summary>
    /// Readings, events and quarantine in files of the data folder, for the one server that uses it: the second finds it locked and
    /// says so. Command-line verbs beside a server must not call this.
    /// </summary>
    public static IServiceCollection AddEmbeddedStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddEmbeddedFiles(configuration);
        services.TryAddSingleton(OpenTelemetry);
        services.TryAddSingleton<ITelemetryStore>(provider => provider.GetRequiredService<EmbeddedTelemetryStore>());
        services.TryAddSingleton<TelemetryUpkeep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TelemetryUpkeepService>());
        return services;
    }

    /// <summary>What every store keeps in the data folder: its lock and the quarantine.</summary>
    internal static IServiceCollection AddEmbeddedFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EmbeddedStoreOptions>().Bind(configuration.GetSection(EmbeddedStoreOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedStoreOptions>, EmbeddedStoreOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(DataFolder.From(configuration));
        services.TryAddSingleton<StorageMetrics>();
        services.TryAddSingleton(provider => DataFolderLock.Acquire(provider.GetRequiredService<DataFolder>()));
        services.TryAddSingleton(OpenQuarantine);
        services.TryAddSingleton<IQuarantineStore>(provider => provider.GetRequiredService<EmbeddedQuarantineStore>());
        return services;
    }

    private static EmbeddedTelemetryStore OpenTelemetry(IServiceProvider provider)
    {
        // The lock first: it is disposed after what it guards.
        provider.GetRequiredService<DataFolderLock>();
        return EmbeddedTelemetryStore.Open(
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value,
            provider.GetRequiredService<StorageMetrics>(),
            provider.GetRequiredService<ILogger<EmbeddedTelemetryStore>>());
    }

    private static EmbeddedQuarantineStore OpenQuarantine(IServiceProvider provider)
    {
        provider.GetRequiredService<DataFolderLock>();
        var options = provider.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value;
        return EmbeddedQuarantineStore.Open(
            provider.GetRequiredService<DataFolder>(),
            options.Quarantine,
            options.CheckAtStartMaxBytes,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<StorageMetrics>());
    }
}
