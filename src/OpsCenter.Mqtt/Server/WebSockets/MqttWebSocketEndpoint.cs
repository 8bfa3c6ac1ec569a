using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpsCenter.Mqtt.Server.WebSockets;

/// <summary>MQTT over WebSocket (§6) on a web server's own port.</summary>
public static class MqttWebSocketEndpoint
{
    private const string Subprotocol = "mqtt";

    /// <summary>
    /// Serves MQTT at a path; needs <c>UseWebSockets</c> before it. The host decides whom it lets open one: the returned builder takes filters.
    /// </summary>
    public static IEndpointConventionBuilder MapMqttWebSocket(this IEndpointRouteBuilder endpoints, string pattern) =>
        endpoints.MapGet(pattern, ServeAsync).ExcludeFromDescription();

    private static async Task<IResult> ServeAsync(HttpContext context, MqttServer server, TimeProvider time)
    {
        // [MQTT-6.0.0-3]
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol))
        {
            return TypedResults.Text("This is MQTT over WebSocket: connect with the subprotocol 'mqtt'.\n", statusCode: StatusCodes.Status400BadRequest);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Subprotocol);
        await using var transport = WebSocketTransport.Of(context.Connection.Id, socket, time);
        transport.RemoteEndPoint = RemoteOf(context);
        transport.LocalEndPoint = context.Connection.LocalIpAddress is { } local ? new IPEndPoint(local, context.Connection.LocalPort) : null;
        transport.Features.Set(context.Features.Get<ITlsHandshakeFeature>());
        transport.Features.Set(context.Features.Get<IConnectionLifetimeNotificationFeature>());
        await using var gone = context.RequestAborted.Register(() => transport.Abort(new ConnectionAbortedException("The web request was aborted.")));
        await transport.RunAsync(server.ServeAsync);
        return TypedResults.Empty;
    }

    private static IPEndPoint? RemoteOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? new IPEndPoint(address, context.Connection.RemotePort) : null;
}
