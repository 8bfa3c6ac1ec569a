using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.App.Cameras;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Tests.Cameras;

/// <summary>The camera proxy on a real port; whoever sends the header <c>X-Role</c> is a person of that role.</summary>
internal sealed class CameraHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CameraHost(WebApplication app) => _app = app;

    public HttpClient Viewer { get; private set; } = null!;

    public HttpClient Stranger { get; private set; } = null!;

    public static async Task<CameraHost> StartAsync(IReadOnlyList<CameraConfig> cameras, IReadOnlyList<string> allowed, Func<string, IPAddress[]>? names = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            .. allowed.Select((host, index) => new KeyValuePair<string, string?>($"Cameras:AllowedHosts:{index}", host)),
            .. settings.Select(pair => new KeyValuePair<string, string?>("Cameras:" + pair.Key, pair.Value)),
        ]);
        var sites = cameras.Select(camera => camera.Site).Append("blind").Distinct().Select((id, index) =>
            new Site(id, LocalizedText.Same("Site " + id), "area", "cameras", "camera", 106.3 + (index * 0.01), 20.9, []));
        builder.Services.AddSingleton<ILiveConfig<Places>>(new StillConfig<Places>(new Places([], sites, [])));
        builder.Services.AddSingleton<ILiveConfig<CameraConfigs>>(new StillConfig<CameraConfigs>(new CameraConfigs(cameras)));
        if (names is not null)
        {
            builder.Services.AddSingleton<IHostNames>(new FixedNames(names));
        }

        builder.Services.AddProblemDetails().AddCameras(builder.Configuration);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Lan"), new Claim(ClaimTypes.Role, role)], "test"));
            }

            return next();
        });
        app.MapCameras();
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var viewer = new HttpClient { BaseAddress = address };
        viewer.DefaultRequestHeaders.Add("X-Role", "Viewer");
        return new CameraHost(app) { Viewer = viewer, Stranger = new HttpClient { BaseAddress = address } };
    }

    /// <summary>Status and <c>reason</c> of a problem answer.</summary>
    public async Task<(HttpStatusCode Status, string? Reason, string Detail)> ProblemAsync(string path)
    {
        using var response = await Viewer.GetAsync(path);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, problem.TryGetProperty("reason", out var reason) ? reason.GetString() : null, problem.GetProperty("detail").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Viewer.Dispose();
        Stranger.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class FixedNames(Func<string, IPAddress[]> names) : IHostNames
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult(names(host));
    }
}
