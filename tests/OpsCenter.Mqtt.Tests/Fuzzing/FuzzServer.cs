using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>The endpoint on Kestrel, open to connections over TCP and through memory, that keeps every error it logs.</summary>
internal sealed class FuzzServer : IAsyncDisposable, ILoggerProvider, ILogger, IMqttServerHandler
{
    private WebApplication? _app;

    /// <summary>Everything logged as an error: an exception nobody foresaw.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public MqttServer Server => _app!.Services.GetRequiredService<MqttServer>();

    public MqttConnectionHandler Connections => _app!.Services.GetRequiredService<MqttConnectionHandler>();

    public int Port { get; private set; }

    public static async Task<FuzzServer> StartAsync()
    {
        var server = new FuzzServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(server).SetMinimumLevel(LogLevel.Error);

        // Small bounds, so that they are met.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mqtt:MaximumSessions"] = "150",
            ["Mqtt:MaximumSessionExpiry"] = "00:00:01",
            ["Mqtt:MaximumQueuedMessages"] = "20",
            ["Mqtt:MaximumRetainedMessages"] = "200",
            ["Mqtt:ReceiveMaximum"] = "8",
            ["Mqtt:MaximumPacketBytes"] = "65536",
            ["Mqtt:MaximumPacketsPerSecond"] = "0",
            ["Mqtt:MaximumBytesPerSecond"] = "0",
            ["Mqtt:ValidatePayloadFormat"] = "true",
        });
        builder.Services.AddSingleton<IMqttServerHandler>(server).AddMqttServer(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseMqtt()));
        server._app = builder.Build();
        await server._app.StartAsync();
        server.Port = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return server;
    }

    public ValueTask<MqttAuthentication> AuthenticateAsync(MqttConnectRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult(new MqttAuthentication(request.UserName == "refused" ? MqttReasonCode.BadUserNameOrPassword : MqttReasonCode.Success));

    public bool MayPublish(MqttClientIdentity client, string topic) => !topic.StartsWith('Z');

    public bool MaySubscribe(MqttClientIdentity client, string filter) => !filter.StartsWith('Z');

    // Most answers are there at once, some later and some are refusals, as the payload has it.
    public async ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish)
    {
        var mark = publish.Payload.Length == 0 ? 0 : publish.Payload.Span[^1] % 32;
        if (mark == 1)
        {
            await Task.Yield();
        }

        return mark == 2 ? MqttReasonCode.QuotaExceeded : MqttReasonCode.Success;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Errors.Enqueue($"{formatter(state, exception)}\n{exception}");
        }
    }

    public void Dispose()
    {
        // As a provider: nothing of its own.
    }
}
