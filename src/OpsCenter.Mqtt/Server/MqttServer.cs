using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Mqtt.Server.Connections;
using OpsCenter.Mqtt.Server.Routing;
using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server;

/// <summary>
/// The MQTT endpoint: a broker for 3.1.1 and 5.0 whose acknowledgement means that <see cref="IMqttServerHandler.PublishAsync"/> has stored the
/// message, and which forwards only what is stored. QoS 0, 1 and 2 both ways.
/// </summary>
/// <remarks>
/// What 3.1.1 cannot say is said by closing: a publish that is not authorised, or that the handler did not take over, is never acknowledged
/// as a success (3.1.1 §3.3.5). A QoS 0 publish in the same case is dropped and counted in both versions.
/// </remarks>
public sealed class MqttServer
{
    private readonly ServerContext _context;
    private readonly ConnectionLimits _limits;
    private readonly SystemTopics _system;
    private readonly ConcurrentDictionary<ServerConnection, bool> _connections = new();

    public MqttServer(IOptions<MqttServerOptions> options, IMqttServerHandler handler, TimeProvider time, MqttServerMetrics metrics, ILogger<MqttServer> logger)
    {
        var index = new SubscriptionIndex();
        var retained = new RetainedMessages(options.Value, time);
        var sessions = new SessionRegistry(options.Value, metrics, index, time);
        var router = new Router(index, retained, metrics, time);
        _limits = new ConnectionLimits(options.Value);
        _system = new SystemTopics(options.Value, index, router, time);
        _context = new ServerContext(options.Value, handler, time, metrics, logger, index, retained, sessions, router, _limits);
    }

    /// <summary>Who is connected now; a snapshot.</summary>
    public IReadOnlyList<MqttConnectedClient> ConnectedClients =>
        [.. _connections.Keys.Select(connection => connection.Describe()).OfType<MqttConnectedClient>()];

    /// <summary>Sessions kept, connected or not.</summary>
    public int SessionCount => _context.Sessions.Count;

    /// <summary>Retained messages kept.</summary>
    public int RetainedCount => _context.Retained.Count;

    /// <summary>Ends the connection of a client, for instance because its credentials were withdrawn.</summary>
    public void Disconnect(string clientId, MqttReasonCode reason = MqttReasonCode.AdministrativeAction)
    {
        foreach (var connection in _connections.Keys.Where(connection => connection.Client?.Identity.ClientId == clientId))
        {
            connection.Fail(reason);
        }
    }

    /// <summary>Serves one connection until it ends.</summary>
    internal async Task ServeAsync(ConnectionContext transport)
    {
        if (!_limits.TryEnter(transport.RemoteEndPoint))
        {
            _context.Metrics.ConnectionRefused(MqttReasonCode.ConnectionRateExceeded);
            transport.Abort(new ConnectionAbortedException("Too many connections."));
            return;
        }

        var connection = new ServerConnection(_context, transport);
        _connections.TryAdd(connection, true);
        _context.Metrics.Opened();
        var closing = transport.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        await using var registration = closing.Register(static state => ((ServerConnection)state!).Fail(MqttReasonCode.ServerShuttingDown), connection);
        try
        {
            await connection.RunAsync();
        }
        catch (Exception exception)
        {
            Log.ConnectionFailed(_context.Logger, exception, transport.RemoteEndPoint);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            _limits.Leave(transport.RemoteEndPoint);
            _context.Metrics.Closed();
        }
    }

    /// <summary>One round of housekeeping: silent clients, expired sessions and messages, wills whose delay is over. The host runs it once a second.</summary>
    public async Task SweepAsync()
    {
        foreach (var (connection, _) in _connections)
        {
            connection.CheckTimeouts();
        }

        _context.Retained.RemoveExpired();
        _system.Step(_connections.Count, SessionCount, RetainedCount);
        foreach (var will in _context.Sessions.Sweep())
        {
            await WillPublisher.PublishAsync(_context, will);
        }
    }
}
