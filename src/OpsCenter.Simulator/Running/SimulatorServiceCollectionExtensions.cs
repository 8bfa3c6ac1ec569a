using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Cameras;
using OpsCenter.Simulator.Systems;

namespace OpsCenter.Simulator.Running;

/// <summary>Adds the simulated province to a host.</summary>
public static class SimulatorServiceCollectionExtensions
{
    /// <summary>
    /// Adds the hosted service and its options (section <see cref="SimulatorOptions.SectionName"/>). Devices log in with what the registered
    /// <see cref="IDeviceLogins"/> says; without one, all with the user and password of the options.
    /// </summary>
    public static IServiceCollection AddSimulator(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SimulatorOptions>().Bind(configuration.GetSection(SimulatorOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SimulatorOptions>, SimulatorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDeviceLogins, FleetLogin>();
        services.TryAddSingleton<IPushLogins, OptionsPushLogin>();
        services.AddSingleton<DeviceLinks>();
        services.AddHostedService<SimulatorService>();
        services.AddSingleton<CameraServer>();
        services.AddHostedService(provider => provider.GetRequiredService<CameraServer>());
        services.AddSingleton<SystemServer>();
        services.AddHostedService(provider => provider.GetRequiredService<SystemServer>());
        return services;
    }
}
