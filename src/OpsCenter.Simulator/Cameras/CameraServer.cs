using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Cameras;

/// <summary>The simulated cameras as real ones answer: HTTP on loopback, <c>/{camera}/snapshot.jpg</c> and <c>/{camera}/mjpeg</c>.</summary>
public sealed class CameraServer(IOptions<SimulatorOptions> options, TimeProvider time, ILogger<CameraServer> logger) : IHostedService, IAsyncDisposable
{
    private const string Boundary = "frame";
    private WebApplication? _app;
    private FrozenDictionary<string, SimulatedCamera> _cameras = FrozenDictionary<string, SimulatedCamera>.Empty;
    private FrozenDictionary<string, string> _cameraOfSite = FrozenDictionary<string, string>.Empty;

    /// <summary>Raised once <see cref="Endpoint"/> is known.</summary>
    public event Action? Started;

    /// <summary>Where it listens; null before the start, and where it could not.</summary>
    public IPEndPoint? Endpoint { get; private set; }

    /// <summary>Name of the camera at a site, or null.</summary>
    public string? CameraAt(string site) => _cameraOfSite.GetValueOrDefault(site);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sites = SiteFolder.Read(options.Value.ConfigDir);
            var model = SimulatedProvince.Create(sites, options.Value.Seed, time.GetUtcNow(), options.Value.Speed).Model;
            var cameras = sites.Where(site => site.Kind == "camera").SelectMany(site => site.Devices.Take(1).Select(name => (Site: site, Name: name))).ToArray();
            _cameras = cameras.ToFrozenDictionary(camera => camera.Name, camera => new SimulatedCamera(model, camera.Site, camera.Name));
            _cameraOfSite = cameras.ToFrozenDictionary(camera => camera.Site.Id, camera => camera.Name);
            _app = Build();
            await _app.StartAsync(cancellationToken);
            var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            Endpoint = new IPEndPoint(IPAddress.Loopback, address.Port);
            Log.CamerasStarted(logger, _cameras.Count, address.Port);
            Started?.Invoke();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The province goes on without pictures; its cameras say that they have none.
            Log.NoCameras(logger, exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Value.CameraPort}"));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parts = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var name, var what] || !_cameras.TryGetValue(name, out var camera))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!camera.Works(time.GetUtcNow()))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (what == "snapshot.jpg")
        {
            context.Response.ContentType = "image/jpeg";
            await context.Response.Body.WriteAsync(camera.Picture(time.GetUtcNow()), context.RequestAborted);
        }
        else if (what == "mjpeg")
        {
            await StreamAsync(camera, context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task StreamAsync(SimulatedCamera camera, HttpContext context)
    {
        context.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        using var timer = new PeriodicTimer(SimulatedCamera.FrameTime, time);
        try
        {
            do
            {
                var jpeg = camera.Picture(time.GetUtcNow());
                await context.Response.Body.WriteAsync(
                    Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"), context.RequestAborted);
                await context.Response.Body.WriteAsync(jpeg, context.RequestAborted);
                await context.Response.Body.WriteAsync("\r\n"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
            while (await timer.WaitForNextTickAsync(context.RequestAborted) && camera.Works(time.GetUtcNow()));
        }
        catch (OperationCanceledException)
        {
            // The viewer left.
        }
    }
}
