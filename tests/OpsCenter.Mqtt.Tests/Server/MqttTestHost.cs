using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.Mqtt.Client;
using OpsCenter.Mqtt.Server;
using OpsCenter.Mqtt.Server.WebSockets;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>The endpoint on a real Kestrel, on a port of its own.</summary>
public sealed class MqttTestHost : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counters = [];

    private MqttTestHost(WebApplication app, RecordingHandler handler)
    {
        _app = app;
        Handler = handler;
        Server = app.Services.GetRequiredService<MqttServer>();
    }

    public RecordingHandler Handler { get; }

    public MqttServer Server { get; }

    public int Port { get; private set; }

    /// <summary>The same endpoint over WebSocket, at <c>/mqtt</c>.</summary>
    public int HttpPort { get; private set; }

    public static async Task<MqttTestHost> StartAsync(
        RecordingHandler? handler = null, TimeProvider? time = null, params (string Key, string Value)[] options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(options.ToDictionary(option => $"Mqtt:{option.Key}", option => (string?)option.Value));
        handler ??= new RecordingHandler();
        builder.Services.AddSingleton<IMqttServerHandler>(handler);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddMqttServer(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseMqtt());
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddRoutingCore();
        var host = new MqttTestHost(builder.Build(), handler);
        host.Listen();
        host._app.UseWebSockets();
        host._app.MapMqttWebSocket("/mqtt");
        await host._app.StartAsync();
        var addresses = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        host.Port = new Uri(addresses.First()).Port;
        host.HttpPort = new Uri(addresses.Last()).Port;
        return host;
    }

    /// <summary>Sum of a counter so far.</summary>
    public long Counter(string name)
    {
        lock (_counters)
        {
            return _counters.GetValueOrDefault(name);
        }
    }

    public Task<RawPeer> ConnectAsync(string clientId = "raw", MqttVersion version = MqttVersion.V311, bool cleanStart = true) =>
        RawPeer.ConnectAsync(Port, new Packets.ConnectPacket { ClientId = clientId, Version = version, CleanStart = cleanStart });

    public MqttClientOptions ClientOptions(string clientId = "client", MqttVersion version = MqttVersion.V311) =>
        new() { Host = "127.0.0.1", Port = Port, ClientId = clientId, Version = version };

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
        _listener.Dispose();
    }

    private void Listen()
    {
        var meters = _app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MqttServerMetrics.MeterName && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (_counters)
            {
                _counters[instrument.Name] = _counters.GetValueOrDefault(instrument.Name) + value;
            }
        });
        _listener.Start();
    }
}
