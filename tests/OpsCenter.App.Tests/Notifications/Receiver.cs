using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpsCenter.Testing;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Takes what is posted, on a port of its own that stays the same over its outages: while it is down nothing listens there.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private WebApplication? _app;

    public int Port { get; } = ServerProcess.FreePort();

    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>Every news taken, with its place in the order of arrival.</summary>
    public IReadOnlyList<JsonElement> Items => [.. Posts.SelectMany(post => post.Body.GetProperty("items").EnumerateArray())];

    public async Task UpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        _app = builder.Build();
        _app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
            Posts.Enqueue(new Post(request.Path, request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization.ToString(), body));
            return Results.Ok();
        });
        await _app.StartAsync();
    }

    public async Task DownAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await DownAsync();

    internal sealed record Post(string Path, string Key, string Authorization, JsonElement Body);
}
