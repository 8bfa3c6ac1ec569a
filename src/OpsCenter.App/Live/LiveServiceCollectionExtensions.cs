using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Hosting;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

public static class LiveServiceCollectionExtensions
{
    private const int MaxCallBytes = 4096;
    private const int MaxBufferBytes = 65_536;

    /// <summary>Live state, dashboards and the hub. Needs a telemetry store, an alarm board and store, fields and places.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LiveOptions>().Bind(configuration.GetSection(LiveOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>();
        services.AddOptions<DashboardsOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<DashboardCatalogue>();
        services.AddSingleton<ILiveConfig<DashboardSet>>(provider => provider.GetRequiredService<DashboardCatalogue>());
        services.AddSingleton<IConfigStatusSource>(provider => provider.GetRequiredService<DashboardCatalogue>());
        services.AddHostedService<DashboardWatcher>();

        services.AddSingleton(_ => new LiveState());
        services.AddSingleton<ICommittedTelemetrySink>(provider => provider.GetRequiredService<LiveState>());
        services.AddSingleton<LiveSources>();
        services.AddSingleton<LiveSeeder>();
        services.AddSingleton<IReadinessStage>(provider => provider.GetRequiredService<LiveSeeder>());
        services.AddHostedService(provider => provider.GetRequiredService<LiveSeeder>());
        return services.AddScreens().AddDisplays();
    }

    /// <summary>The hub at <c>/hubs/live</c>.</summary>
    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder endpoints)
    {
        var gate = endpoints.ServiceProvider.GetRequiredService<LiveGate>();
        endpoints
            .MapHub<LiveHub>(LiveHub.Path, options =>
            {
                options.ApplicationMaxBufferSize = MaxCallBytes * 2;
                options.TransportMaxBufferSize = MaxBufferBytes;
            })
            .Add(endpoint => endpoint.RequestDelegate = Guarded(gate, endpoint.RequestDelegate!));
        return endpoints;
    }

    private static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<LiveMeter>();
        services.AddSingleton(provider => new LiveMark(
            BuildId.Of(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider),
            provider.GetRequiredService<IOptions<LiveOptions>>().Value.Simulated));
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveChannels>();
        services.AddSingleton<LiveReloads>();
        services.AddSingleton<LiveGate>();
        services.AddSingleton(provider => new LiveSnapshots(
            provider.GetRequiredService<LiveChannels>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ILiveAccess, EveryoneStays>();
        services.AddSingleton<LiveBroadcaster>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveBroadcaster>());
        services.AddSingleton<LiveHousekeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHousekeeper>());

        services.AddSignalR().AddHubOptions<LiveHub>(options =>
        {
            options.SupportedProtocols = ["json"];
            options.MaximumReceiveMessageSize = MaxCallBytes;
        });
        services.AddSingleton<HubLifetimeManager<LiveHub>, LiveLifetimeManager>();
        return services;
    }

    private static RequestDelegate Guarded(LiveGate gate, RequestDelegate hub) => context =>
    {
        if (gate.Refusal(context) is not { } status)
        {
            return hub(context);
        }

        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
