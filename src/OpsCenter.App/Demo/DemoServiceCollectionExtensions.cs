using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Cameras;
using OpsCenter.App.Devices;
using OpsCenter.Ingest.Feeds.Systems;
using OpsCenter.Simulator.Running;

namespace OpsCenter.App.Demo;

public static class DemoServiceCollectionExtensions
{
    /// <summary>With <see cref="DemoOptions.Enabled"/>: the simulated province, connecting over the network like any other device.</summary>
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DemoOptions.SectionName).Get<DemoOptions>() ?? new DemoOptions();
        if (!options.Enabled)
        {
            return builder;
        }

        // The simulator's own settings win; what is not set follows the server it talks to. Every screen is stamped.
        var configuration = builder.Configuration;
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Simulator:Port"] = configuration["Simulator:Port"] ?? configuration["Mqtt:Port"],
            ["Simulator:ConfigDir"] = configuration["Simulator:ConfigDir"] ?? configuration["ConfigDir"],
            ["Simulator:DropFolder"] = configuration["Simulator:DropFolder"] ?? DropFolder(configuration),
            ["Live:Simulated"] = "true",
        }.Where(setting => setting.Value is not null));
        builder.Services.AddSingleton<DemoDevices>();
        builder.Services.AddSingleton<IDeviceCredentialOverlay>(provider => provider.GetRequiredService<DemoDevices>());
        builder.Services.AddSingleton<IDeviceLogins>(provider => provider.GetRequiredService<DemoDevices>());
        builder.Services.AddSingleton<DemoPushes>();
        builder.Services.AddSingleton<IApiTokenOverlay>(provider => provider.GetRequiredService<DemoPushes>());
        builder.Services.AddSingleton<IPushLogins>(provider => provider.GetRequiredService<DemoPushes>());
        builder.Services.AddSingleton<ICameraOverlay, DemoCameras>();
        builder.Services.AddSingleton<ISystemOverlay, DemoSystems>();
        builder.Services.AddHostedService<DemoSheets>();
        builder.Services.AddHostedService<DemoReaders>();
        builder.Services.AddSimulator(configuration);
        return builder;
    }

    private static string DropFolder(ConfigurationManager configuration) => configuration["Feeds:DropFolder"] is { Length: > 0 } folder
        ? folder
        : Path.Combine(configuration["DataDir"] is { Length: > 0 } data ? data : "data", "drop");
}
