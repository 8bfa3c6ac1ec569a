using Microsoft.AspNetCore.Connections;

namespace OpsCenter.Mqtt.Server;

/// <summary>Where Kestrel hands its connections over.</summary>
public sealed class MqttConnectionHandler(MqttServer server) : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection) => server.ServeAsync(connection);
}
