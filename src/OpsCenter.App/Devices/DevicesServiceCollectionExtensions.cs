namespace OpsCenter.App.Devices;

public static class DevicesServiceCollectionExtensions
{
    /// <summary>Device credentials: administration alone (enough for the command line).</summary>
    public static IServiceCollection AddDeviceAdministration(this IServiceCollection services) =>
        services.AddSingleton<DeviceAdministration>();
}
