using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpsCenter.App.Tests.Cameras;

/// <summary>A camera on a real port that answers as the test wants, and remembers what it was asked.</summary>
internal sealed class FakeCamera : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();

    private FakeCamera(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string? Authorization)> Asked { get; } = new();

    public int Port { get; private set; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public static async Task<FakeCamera> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(options => options.AllowSynchronousIO = false);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var camera = new FakeCamera(app);
        app.Run(camera.AnswerAsync);
        await app.StartAsync();
        camera.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return camera;
    }

    /// <summary>Bytes that begin and end as a JPEG; the number makes it another picture.</summary>
    public static byte[] Jpeg(int number, int length = 200) => [0xFF, 0xD8, 0xFF, 0xE0, (byte)number, .. new byte[length], 0xFF, 0xD9];

    public FakeCamera On(string path, RequestDelegate answer)
    {
        _answers[path] = answer;
        return this;
    }

    public FakeCamera Gives(string path, string type, byte[] body) => On(path, context =>
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(body).AsTask();
    });

    public FakeCamera Gives(string path, string type, string body) => Gives(path, type, Encoding.UTF8.GetBytes(body));

    public int Count(string path) => Asked.Count(request => request.Path == path);

    public static async Task PartAsync(HttpContext context, byte[] jpeg, string boundary = "b")
    {
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"));
        await context.Response.Body.WriteAsync(jpeg);
        await context.Response.Body.WriteAsync("\r\n"u8.ToArray());
        await context.Response.Body.FlushAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.ToString();
        Asked.Enqueue((path, context.Request.Headers.Authorization.FirstOrDefault()));
        if (_answers.TryGetValue(path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
