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
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems;

/// <summary>The sector systems of the simulated province as real ones answer: HTTP on loopback, <c>/systems/{name}/…</c>, with ETag and the failures such systems have.</summary>
public sealed class SystemServer(IOptions<SimulatorOptions> options, TimeProvider time, ILogger<SystemServer> logger) : IHostedService, IAsyncDisposable
{
    private const string Prefix = "/systems/";
    private WebApplication? _app;
    private ProvinceModel? _model;
    private FrozenDictionary<string, ServedBody> _bodies = FrozenDictionary<string, ServedBody>.Empty;
    private FrozenSet<string> _systems = FrozenSet<string>.Empty;

    /// <summary>Raised once <see cref="Endpoint"/> is known.</summary>
    public event Action? Started;

    /// <summary>Where it listens; null before the start, and where it could not.</summary>
    public IPEndPoint? Endpoint { get; private set; }

    /// <summary>Whether a system of this name is simulated.</summary>
    public bool Has(string system) => _systems.Contains(system);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sites = SiteFolder.Read(options.Value.ConfigDir);
            _model = SimulatedProvince.Create(sites, options.Value.Seed, time.GetUtcNow(), options.Value.Speed).Model;
            _bodies = SystemCatalogue.Create(_model).ToFrozenDictionary(body => body.Path, body => new ServedBody(body));
            _systems = _bodies.Keys.Select(SystemOf).ToFrozenSet();
            _app = Build();
            await _app.StartAsync(cancellationToken);
            var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            Endpoint = new IPEndPoint(IPAddress.Loopback, address.Port);
            Log.SystemsStarted(logger, _systems.Count, address.Port);
            Started?.Invoke();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The province goes on without them; the feeds say that they have no address.
            Log.NoSystems(logger, exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string SystemOf(string path) => path[..path.IndexOf('/', StringComparison.Ordinal)];

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Value.SystemPort}"));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal) || !_bodies.TryGetValue(path[Prefix.Length..], out var served))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var now = time.GetUtcNow();
        switch (SystemFaults.Of(_model!, SystemOf(served.Body.Path), now))
        {
            case SystemFault.Down:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "30";
                return Task.CompletedTask;
            case SystemFault.Confused:
                context.Response.ContentType = "application/json; charset=utf-8";
                return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"error\":{\"code\":\"ORA-12541\",\"message\":\"TNS: no listener\"}}")).AsTask();
            default:
                return GiveAsync(context, served.Body.ContentType, served.At(now));
        }
    }

    private static Task GiveAsync(HttpContext context, string contentType, (byte[] Bytes, string Tag) body)
    {
        context.Response.Headers.ETag = body.Tag;
        if (context.Request.Headers.IfNoneMatch.Contains(body.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Bytes.Length;
        return context.Response.Body.WriteAsync(body.Bytes, context.RequestAborted).AsTask();
    }
}
