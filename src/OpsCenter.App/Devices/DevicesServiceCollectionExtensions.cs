using OpsCenter.App.Hosting;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.Devices;

public static class DevicesServiceCollectionExtensions
{
    /// <summary>Device credentials: administration alone (enough for the command line).</summary>
    public static IServiceCollection AddDeviceAdministration(this IServiceCollection services) =>
        services.AddSingleton<DeviceAdministration>();

    /// <summary>Devices that sign in and publish: administration, directory and the endpoint's handler.</summary>
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddDeviceAdministration();
        services.AddSingleton<DeviceDirectory>();
        services.AddSingleton<IMqttServerHandler, DeviceEndpoint>();
        services.AddSingleton<DeviceDirectoryRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<DeviceDirectoryRefresh>());
        services.AddSingleton<IReadinessStage>(provider => provider.GetRequiredService<DeviceDirectoryRefresh>());
        return services;
    }
}
