using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.App.Dashboards;
using OpsCenter.App.Live;
using OpsCenter.App.Tests.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;

namespace OpsCenter.App.Tests.Dashboards;

/// <summary>Dashboards over HTTP on a real port and a folder of the test's own. The headers <c>X-Role</c> and <c>X-Name</c> sign in.</summary>
internal sealed class DashboardServer : IAsyncDisposable, IAuditLog
{
    public const string Water = """
        {"id": "water", "title": "Water", "rows": 4,
         "tiles": [{"id": "v", "kind": "value", "x": 0, "y": 0, "w": 4, "h": 4, "title": "v", "query": {"measurement": "river", "field": "level"}}]}
        """;

    public const string Spare = """{"id": "spare", "title": "Spare", "rows": 4, "tiles": []}""";
    private const string Screens = """{"screens": [{"id": "wall", "title": "Wall", "dashboards": ["water"]}]}""";

    private readonly TemporaryFolder _folder;
    private readonly ConcurrentQueue<AuditEntry> _audit = new();
    private WebApplication _app = null!;

    private DashboardServer(TemporaryFolder folder) => _folder = folder;

    public string Folder => _folder.Path;

    public IReadOnlyCollection<AuditEntry> Audit => _audit;

    public IServiceProvider Services => _app.Services;

    public static async Task<DashboardServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = new DashboardServer(new TemporaryFolder());
        await File.WriteAllTextAsync(server.PathOf("water"), Water);
        await File.WriteAllTextAsync(server.PathOf("spare"), Spare);
        await File.WriteAllTextAsync(server.PathOf("screens"), Screens);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["DashboardsDir"] = server.Folder;
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        var world = new LiveWorld();
        builder.Services
            .AddSingleton<ILiveAccess, RevocableAccess>().AddSingleton<IAuditLog>(server)
            .AddSingleton<ITelemetryStore>(world.Store).AddSingleton<IAlarmBoard>(world.Board).AddSingleton<IAlarmStore>(new KeptAlarms()).AddSingleton(world.Fields).AddSingleton(world.Places)
            .AddProblemDetails().AddAuthorization()
            .AddLive(builder.Configuration).AddDashboards(builder.Configuration);
        server._app = builder.Build();
        server._app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new Claim(ClaimTypes.Name, context.Request.Headers["X-Name"].ToString()), new Claim(ClaimTypes.Role, role)], "test"));
            }

            return next();
        });
        server._app.UseRouting();
        server._app.MapDashboards();
        await server._app.StartAsync();
        return server;
    }

    public string PathOf(string id) => Path.Combine(Folder, id + ".json");

    public HttpClient Client(Role role, string name = "tuan")
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Role", role.ToString());
        client.DefaultRequestHeaders.Add("X-Name", name);
        return client;
    }

    public static HttpRequestMessage Put(string id, string text, string? seen, string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/dashboards/{id}{query}") { Content = Json(text) };
        if (seen is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(seen));
        }

        return request;
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static async Task<string> TagAsync(HttpClient client, string id)
    {
        using var answer = await client.GetAsync(new Uri($"/api/v1/dashboards/{id}", UriKind.Relative));
        return answer.Headers.ETag!.Tag;
    }

    /// <summary>A reading that was stored just now.</summary>
    public void Hear(string site, double value)
    {
        var now = TimeProvider.System.GetInstant();
        Services.GetRequiredService<LiveState>().OnCommitted(new CommittedBatch([LiveWorld.ReadingOf(site, value, now)], [], now));
    }

    public Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
    {
        _audit.Enqueue(new AuditEntry(_audit.Count + 1, default, caller.Name, caller.Kind, action, subject, detail, ""));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AuditEntry>>([.. _audit]);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
