using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>From the MQTT endpoint; nobody is connected where there is none.</summary>
internal sealed class MqttDeviceConnections(MqttServer? server) : IDeviceConnections
{
    public IReadOnlyDictionary<string, int> ByDevice() =>
        server?.ConnectedClients
            .GroupBy(client => client.UserName ?? client.ClientId)
            .ToDictionary(group => group.Key, group => group.Count())
        ?? [];

    public IReadOnlyList<MqttConnectedClient> Of(string name) =>
        [.. (server?.ConnectedClients ?? []).Where(client => client.UserName == name || client.ClientId == name)];

    public void Disconnect(string clientId) => server?.Disconnect(clientId);
}
