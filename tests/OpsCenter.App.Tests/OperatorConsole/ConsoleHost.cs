using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsCenter.App.Cameras;
using OpsCenter.App.Dashboards;
using OpsCenter.App.Devices;
using OpsCenter.App.Hosting;
using OpsCenter.App.Identity;
using OpsCenter.App.Live;
using OpsCenter.App.OperatorConsole;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Tests.Api;
using OpsCenter.App.Tests.Jobs;
using OpsCenter.App.Tests.Notifications;
using OpsCenter.Core.Access;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Live;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Quarantine;
using OpsCenter.Ingest.Trial;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>Sign-in, pairing and console on a real port over the real stores; <c>/wall/x</c> is a page of the test's own.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    /// <summary>Test collection of all that start one: BootstrapBlazor keeps the services of the newest host in a static field.</summary>
    public const string OneAtATime = "console host";

    /// <summary>Setting with which sites, devices and fields are those of the repository; without it there are none.</summary>
    public static readonly (string Key, string Value) ShippedPlaces = ("ShippedPlaces", "true");

    public const string Password = "a long enough password";
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private ConsoleHost(TemporaryFolder folder, WebApplication app) => (_folder, _app) = (folder, app);

    public static Caller Administrator { get; } = Caller.Person("root", [Role.Administrator]);

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    public static async Task<ConsoleHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "OpsCenter.App", EnvironmentName = Environments.Development });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("DataDir", folder.Path),
            new("DashboardsDir", folder.Path),
            new("Identity:RevalidationInterval", "00:00:01"),
            .. settings.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)),
        ]);
        AddData(builder);
        builder.Services.AddDeviceAdministration();
        builder.Services.AddConsole(builder.Configuration).AddIdentityAccess(builder.Configuration).AddScreens(builder.Configuration);
        var app = builder.Build();
        app.UseDeveloperExceptionPage();
        app.UseErrorPages();
        app.UseRouting();
        app.UseIdentityAccess();
        app.MapIdentityAccess().MapScreens().MapConsole();
        app.MapGet("/wall/{screen}", (string screen, HttpContext context) => $"{screen} for {context.User.ToCaller().Name}")
            .RequireAuthorization(nameof(Permission.Read));
        await RelationalStorage.MigrateAsync(app.Services);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ConsoleHost(folder, app) { Address = new Uri(address) };
    }

    /// <summary>A browser without cookies.</summary>
    public PageClient Browser() => new(Address);

    /// <summary>A browser that signed in with a new account of the role.</summary>
    public async Task<PageClient> SignedInAsync(Role role)
    {
        var name = await AddUserAsync(role);
        var browser = Browser();
        Assert.Equal("/console", await browser.SignInAsync(name, Password));
        return browser;
    }

    public async Task<string> AddUserAsync(Role role)
    {
        var name = $"{role.ToString().ToLowerInvariant()}-{Guid.NewGuid():N}"[..24];
        Assert.Null(await UseAsync<UserAdministration, UserRefusal?>(users => users.AddAsync(Administrator, name, "", role, Password, CancellationToken.None)));
        return name;
    }

    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static void AddData(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var shipped = builder.Configuration[ShippedPlaces.Key] == ShippedPlaces.Value;
        services.AddSingleton<ILiveConfig<Places>>(provider => new StillConfig<Places>(shipped ? provider.GetRequiredService<LiveIngestConfig>().Current.Places : Places.Empty));
        services.AddSingleton<ILiveConfig<FieldCatalogue>>(provider => new StillConfig<FieldCatalogue>(shipped ? provider.GetRequiredService<LiveIngestConfig>().Current.Fields : FieldCatalogue.Empty));
        services.AddSingleton<ILiveConfig<DashboardSet>>(new StillConfig<DashboardSet>(DashboardSet.Empty));
        services.AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(new StillConfig<IReadOnlyList<AlarmRuleConfig>>([SomeAlarm.Flood]));
        services.AddOptions<DashboardsOptions>().Bind(builder.Configuration);
        services.AddSingleton<DashboardCatalogue>();
        services.AddDashboardFiles(builder.Configuration);
        services.AddSingleton(new DeviceTraffic()).AddSingleton(new LiveState()).AddSingleton<IngestStatistics>();
        services.AddSingleton<IMessageIntake, StoringIntake>().AddSingleton<QuarantineReplay>();
        services.AddSingleton(new ConfigFolderPath(Path.Combine(Repository.Root, "ingest-config")));
        services.AddSingleton(provider => new LiveIngestConfig(
            provider.GetRequiredService<ConfigFolderPath>().Path, TimeProvider.System, provider.GetRequiredService<ILogger<LiveIngestConfig>>()));
        services.AddSingleton<ILiveConfig<IngestConfiguration>>(provider => provider.GetRequiredService<LiveIngestConfig>());
        services.AddSingleton<MappingTrial>().AddSingleton<MappingVersions>().AddSingleton<MessageTap>();
        services.AddSingleton<LiveMeter>().AddSingleton<LiveConnections>().AddSingleton(new LiveMark("1", false)).AddDisplays();
        services.AddSingleton<ILiveConfig<CameraConfigs>>(new StillConfig<CameraConfigs>(new CameraConfigs([])));
        services.AddCameras(builder.Configuration);
        services.AddRelationalStorage(builder.Configuration);
        services.AddEmbeddedStorage(builder.Configuration);
        services.AddAlarms(builder.Configuration);
        services.AddIncidents(builder.Configuration);
        services.AddSingleton<ILiveConfig<SheetCatalogue>>(provider => new StillConfig<SheetCatalogue>(provider.GetRequiredService<LiveIngestConfig>().Current.Sheets));
        services.AddAnomalies(builder.Configuration);
        services.AddSheets().AddSingleton<ISheetSink, StoringSheetSink>();
        services.AddSingleton<ILiveConfig<NotificationsConfig>>(new StillConfig<NotificationsConfig>(SomeNotifications.Config));
        services.AddNotifications(builder.Configuration);
        services.AddSomeKpis(builder.Configuration, SomeKpis.Level);
    }
}
