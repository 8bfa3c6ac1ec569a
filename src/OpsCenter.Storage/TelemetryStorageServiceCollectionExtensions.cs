using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Influx;

namespace OpsCenter.Storage;

public static class TelemetryStorageServiceCollectionExtensions
{
    /// <summary>Readings, events and quarantine where <c>Storage:Provider</c> says; the embedded store by default.</summary>
    /// <exception cref="OptionsValidationException">It names none there is.</exception>
    public static IServiceCollection AddTelemetryStorage(this IServiceCollection services, IConfiguration configuration) =>
        ProviderOf(configuration) == StorageProvider.Influx ? services.AddInfluxStorage(configuration) : services.AddEmbeddedStorage(configuration);

    /// <summary>What the configuration names.</summary>
    /// <exception cref="OptionsValidationException">It names none there is.</exception>
    public static StorageProvider ProviderOf(IConfiguration configuration) => configuration["Storage:Provider"] switch
    {
        null or "" => StorageProvider.Embedded,
        var text when Enum.TryParse<StorageProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) => provider,
        var text => throw new OptionsValidationException(
            nameof(StorageProvider), typeof(StorageProvider), [$"Storage:Provider: '{text}' is neither Embedded nor Influx"]),
    };
}
