using System.Net;
using Microsoft.Extensions.Options;
using OpsCenter.Mqtt.Server.WebSockets;

namespace OpsCenter.App.Hosting;

/// <summary>MQTT over WebSocket on the HTTP port, under the same rules as the MQTT port.</summary>
internal static class MqttWebSocketMapping
{
    public static void MapMqttOverWebSocket(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<MqttListenOptions>>().Value;
        if (options.WebSocketPath.Length > 0)
        {
            app.MapMqttWebSocket(options.WebSocketPath)
                .AllowAnonymous()
                .AddEndpointFilter(async (context, next) => Refusal(context.HttpContext, options) is { } text
                    ? TypedResults.Text(text, statusCode: StatusCodes.Status403Forbidden)
                    : await next(context));
        }
    }

    private static string? Refusal(HttpContext context, MqttListenOptions options)
    {
        if (!context.Request.IsHttps && !options.AllowPlaintext && !IsLoopback(context))
        {
            return "Passwords do not travel in clear text: use wss://, or set Mqtt:AllowPlaintext if the network is yours alone.\n";
        }

        // A page of somebody else's in the browser of somebody inside must not reach the endpoint.
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase)
            || options.WebSocketOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? null
            : "This page may not connect: see Mqtt:WebSocketOrigins.\n";
    }

    private static bool IsLoopback(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
