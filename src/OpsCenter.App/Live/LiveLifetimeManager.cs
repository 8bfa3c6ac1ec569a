using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Live;

/// <summary>Hands each connection's own writer to the live path: the framework's groups know no slow connection from a fast one.</summary>
internal sealed class LiveLifetimeManager(
    ILogger<DefaultHubLifetimeManager<LiveHub>> log, LiveConnections connections, IOptions<LiveOptions> options, LiveMeter meter, TimeProvider time)
    : DefaultHubLifetimeManager<LiveHub>(log)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        if (connections.Count >= options.Value.MaxConnections)
        {
            meter.Refused("connections");
            connection.Abort();
        }
        else
        {
            var live = new LiveConnection(
                connection.ConnectionId, connection.WriteAsync, connection.Abort, options.Value.PendingFrames, options.Value.MaxCallsPerMinute, time);
            connections.Add(live, connection.User ?? new ClaimsPrincipal());
        }

        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.Remove(connection.ConnectionId);
        return base.OnDisconnectedAsync(connection);
    }
}
