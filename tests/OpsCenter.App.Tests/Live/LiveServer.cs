using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.App.Live;
using OpsCenter.App.Replay;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;

namespace OpsCenter.App.Tests.Live;

/// <summary>The live path on a real port, with a store and a board that tests fill. The header <c>X-Role</c> signs in.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private const string Dashboard = """
        {"id": "d", "title": "One", "rows": 4, "variables": {"site": "a"},
         "tiles": [{"id": "v", "kind": "value", "x": 0, "y": 0, "w": 4, "h": 4, "title": "$site",
                    "query": {"measurement": "river", "field": "level", "tags": {"site": "$site"}}}]}
        """;

    private readonly WebApplication _app;
    private readonly string _folder;

    private readonly LiveWorld _world;

    private LiveServer(WebApplication app, string folder, LiveWorld world) => (_app, _folder, _world) = (app, folder, world);

    public RevocableAccess Access => (RevocableAccess)_app.Services.GetRequiredService<ILiveAccess>();

    public LiveSnapshots Snapshots => _app.Services.GetRequiredService<LiveSnapshots>();

    public KeptAlarms Alarms => (KeptAlarms)_app.Services.GetRequiredService<IAlarmStore>();

    public KeptAudit Audit { get; } = new();

    /// <summary>What a technician in the console has at hand.</summary>
    public RemoteControl Remote => ActivatorUtilities.CreateInstance<RemoteControl>(_app.Services, Audit);

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.Single();

    public static async Task<LiveServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("live-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "d.json"), Dashboard);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["DashboardsDir"] = folder;
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        var world = new LiveWorld();
        builder.Services
            .AddSingleton<ILiveAccess, RevocableAccess>()
            .AddSingleton<ITelemetryStore>(world.Store)
            .AddSingleton<IAlarmBoard>(world.Board)
            .AddSingleton<IAlarmStore>(new KeptAlarms())
            .AddSingleton(world.Fields)
            .AddSingleton(world.Places)
            .AddSingleton<IAlarmPast, MemoryAlarmPast>()
            .AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([]))
            .AddSingleton<AlarmTexts>()
            .AddLive(builder.Configuration)
            .AddReplay(builder.Configuration);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "tester"), new Claim(ClaimTypes.Role, role)], "test"));
            }

            return next();
        });
        app.UseRouting();
        app.UseWebSockets();
        app.MapLive();
        await app.StartAsync();
        return new LiveServer(app, folder, world);
    }

    /// <summary>A reading that was stored just now.</summary>
    public void Hear(string site, double value)
    {
        var now = TimeProvider.System.GetInstant();
        _app.Services.GetRequiredService<LiveState>().OnCommitted(new CommittedBatch([LiveWorld.ReadingOf(site, value, now)], [], now));
    }

    /// <summary>A reading of an earlier time, that only the store knows.</summary>
    public void Remember(string site, double value, Instant at) => _world.Store.Readings.Add(LiveWorld.ReadingOf(site, value, at));

    public Task WriteScreensAsync(string text) => File.WriteAllTextAsync(Path.Combine(_folder, "screens.json"), text);

    public Task RewriteAsync(Func<string, string> change) => File.WriteAllTextAsync(Path.Combine(_folder, "d.json"), change(Dashboard));

    public Task<RawScreen> ConnectAsync() => RawScreen.ConnectAsync(Address, nameof(Role.Viewer));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
