using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Running;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Running;

/// <summary>Pushes over real HTTP, files in a real folder.</summary>
public sealed class DeviceLinkTests
{
    private static readonly SimulatedMessage Message = new("dispatch/115/board", "{\"open\":7}"u8.ToArray());

    [Fact]
    public async Task Publish_OverHttp_PostsToTheTopicWithTheToken()
    {
        await using var server = await Server.StartAsync(200);
        await using var link = server.Link();

        Assert.True(await link.PublishAsync(Message, CancellationToken.None));
        Assert.Equal(["POST /api/v1/ingest/dispatch/115/board Bearer ops_x {\"open\":7}"], server.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Publish_ServerBusy_ComesAgainUntilItIsTaken(int busy)
    {
        await using var server = await Server.StartAsync(busy, busy, 202);
        await using var link = server.Link();

        Assert.True(await link.PublishAsync(Message, CancellationToken.None));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    public async Task Publish_Refused_IsNotRepeated(int refusal)
    {
        await using var server = await Server.StartAsync(refusal, 200);
        await using var link = server.Link();

        Assert.False(await link.PublishAsync(Message, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Publish_NobodyListensYet_WaitsForTheServer()
    {
        var port = ServerProcess.FreePort();
        await using var link = new HttpDeviceLink("115", new PushLogin(new Uri($"http://127.0.0.1:{port}/"), "ops_x"), TimeProvider.System, NullLogger.Instance);
        var published = link.PublishAsync(Message, CancellationToken.None).AsTask();

        await using var server = await Server.StartAtAsync(port, 200);

        Assert.True(await published.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Publish_ToAFolder_LeavesTheWholeFileUnderItsNameAlone()
    {
        using var folder = new TemporaryFolder();
        await using var link = new FileDeviceLink(folder.Path);

        Assert.True(await link.PublishAsync(new("drop/tourism/simulated-2026-11-22", "date,hotel\n"u8.ToArray()), CancellationToken.None));

        Assert.Equal(["tourism/simulated-2026-11-22.csv"], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file)));
        Assert.Equal("date,hotel\n", await File.ReadAllTextAsync(Path.Combine(folder.Path, "tourism", "simulated-2026-11-22.csv")));
    }

    private sealed class Server : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<int> _answers;

        private Server(WebApplication app, IEnumerable<int> answers) => (_app, _answers) = (app, new ConcurrentQueue<int>(answers));

        public ConcurrentQueue<string> Requests { get; } = new();

        public static Task<Server> StartAsync(params int[] answers) => StartAtAsync(ServerProcess.FreePort(), answers);

        public static async Task<Server> StartAtAsync(int port, params int[] answers)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var server = new Server(builder.Build(), answers);
            server._app.Urls.Add($"http://127.0.0.1:{port}");
            server._app.Run(server.AnswerAsync);
            await server._app.StartAsync();
            return server;
        }

        public HttpDeviceLink Link() => new("115", new PushLogin(new Uri(_app.Urls.Single() + "/"), "ops_x"), TimeProvider.System, NullLogger.Instance);

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            Requests.Enqueue($"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}");
            context.Response.StatusCode = _answers.TryDequeue(out var status) ? status : 500;
            if (status is 429 or 503)
            {
                context.Response.Headers.RetryAfter = "0";
            }
        }
    }
}
