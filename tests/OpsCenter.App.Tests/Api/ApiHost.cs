using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.App.Api;
using OpsCenter.App.Cameras;
using OpsCenter.App.Identity;
using OpsCenter.App.Live;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Tests.Jobs;
using OpsCenter.App.Tokens;
using OpsCenter.Core.Access;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Storage;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Api;

/// <summary>The interface on a real port over the real stores, with rules and places of the test's own.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private static readonly Caller Administrator = Caller.Person("Hoa", [Role.Administrator]);
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private ApiHost(TemporaryFolder folder, WebApplication app) => (_folder, _app) = (folder, app);

    public IServiceProvider Services => _app.Services;

    public HttpClient Anonymous { get; private set; } = null!;

    public Instant Now => _app.Services.GetRequiredService<TimeProvider>().GetInstant();

    public static Task<ApiHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(_ => { }, _ => { }, settings);

    /// <summary>The same with more services and endpoints.</summary>
    public static async Task<ApiHost> StartAsync(Action<WebApplicationBuilder> add, Action<WebApplication> map, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("DataDir", folder.Path), .. settings.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))]);
        builder.Services.AddSingleton<ILiveConfig<Places>>(new StillConfig<Places>(Places.Empty));
        builder.Services.AddSingleton<ILiveConfig<FieldCatalogue>>(new StillConfig<FieldCatalogue>(Catalogue));
        builder.Services.AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(new StillConfig<IReadOnlyList<AlarmRuleConfig>>([Flood]));
        ApiConfig.Write(folder.Path);
        builder.Services.AddSingleton(new ConfigFolderPath(ApiConfig.Folder(folder.Path)));
        builder.Services.AddSingleton(provider => new LiveIngestConfig(
            provider.GetRequiredService<ConfigFolderPath>().Path, TimeProvider.System, provider.GetRequiredService<ILogger<LiveIngestConfig>>()));
        builder.Services.AddSingleton<ILiveConfig<IngestConfiguration>>(provider => provider.GetRequiredService<LiveIngestConfig>());
        builder.Services.AddRelationalStorage(builder.Configuration);
        builder.Services.AddTelemetryStorage(builder.Configuration);
        builder.Services.AddSingleton<ILiveConfig<DashboardSet>>(new StillConfig<DashboardSet>(DashboardSet.Empty));
        builder.Services.AddOptions<DashboardsOptions>().Bind(builder.Configuration);
        builder.Services.AddSingleton<DashboardCatalogue>();
        builder.Services.AddSingleton<ILiveConfig<CameraConfigs>>(new StillConfig<CameraConfigs>(new CameraConfigs([])));
        builder.Services.AddCameras(builder.Configuration);
        builder.Services.AddSingleton<LiveMeter>().AddSingleton<LiveConnections>().AddSingleton(new LiveMark("1", false)).AddDisplays();
        builder.Services.AddScreens(builder.Configuration);
        builder.Services.AddIdentityAccess(builder.Configuration);
        builder.Services.AddAlarms(builder.Configuration);
        builder.Services.AddIncidents(builder.Configuration);
        builder.Services.AddSomeKpis(builder.Configuration, SomeKpis.Level);
        builder.Services.AddSingleton<ILiveConfig<SheetCatalogue>>(provider => new StillConfig<SheetCatalogue>(provider.GetRequiredService<LiveIngestConfig>().Current.Sheets));
        builder.Services.AddAnomalies(builder.Configuration);
        builder.Services.AddSheets().AddSingleton<ISheetSink, StoringSheetSink>();
        builder.Services.AddApi(builder.Configuration);
        add(builder);
        var app = builder.Build();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapApi();
        map(app);
        await RelationalStorage.MigrateAsync(app.Services);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ApiHost(folder, app) { Anonymous = new HttpClient { BaseAddress = new Uri(address) } };
    }

    /// <summary>A client with a new token, once the server knows the token.</summary>
    public async Task<HttpClient> ClientAsync(params TokenScope[] scopes)
    {
        var administration = new TokenAdministration(
            Services.GetRequiredService<ITokenStore>(), Services.GetRequiredService<IAuditLog>(), TimeProvider.System);
        var added = Assert.IsType<TokenAddition.Added>(
            await administration.AddAsync(Administrator, $"test-{Guid.NewGuid():N}", scopes, CancellationToken.None));
        var client = new HttpClient { BaseAddress = Anonymous.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", added.Secret);
        await KnownAsync(added.Secret);
        return client;
    }

    /// <summary>Stores readings and shows them to the alarm engine, as the committer does.</summary>
    public async Task CommitAsync(params Reading[] readings)
    {
        Assert.IsType<CommitOutcome.Accepted>(
            await Services.GetRequiredService<ITelemetryStore>().CommitAsync(new TelemetryBatch(readings, []), CancellationToken.None));
        Services.GetRequiredService<AlarmEngine>().OnCommitted(new CommittedBatch(readings, [], Now));
    }

    public static SeriesKey Gauge(string site) =>
        new("river", new Dictionary<string, string> { ["pack"] = "water", ["site"] = site }, "level");

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    public async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Two seconds is what the interface promises.</summary>
    private async Task KnownAsync(string secret)
    {
        var directory = Services.GetRequiredService<OpsCenter.App.Api.Tokens.ApiTokenDirectory>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (directory.Find(secret) is null)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static FieldCatalogue Catalogue { get; } =
        new([new FieldInfo("river", "level", new LocalizedText("Mực nước", "Water level"), "m", 2, null, null, null)]);

    private static AlarmRuleConfig Flood { get; } = new()
    {
        Id = "water.flood",
        Pack = "water",
        Title = new LocalizedText("Lũ tại {site}", "Flood at {site}"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels = [new AlarmLevelConfig(LocalizedText.Same("I"), Severity.High, 4, 0.1, TimeSpan.Zero, TimeSpan.Zero)],
        Procedure = new AlarmProcedure(LocalizedText.Same("Flooding"), LocalizedText.Same("Call the pump station"), TimeSpan.FromMinutes(15)),
        File = "alarms.yaml",
    };
}
