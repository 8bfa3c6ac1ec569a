using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>Who is connected to the MQTT endpoint now; the host answers from its server. Thread-safe.</summary>
public interface IDeviceConnections
{
    /// <summary>Open connections by credential id (user name).</summary>
    IReadOnlyDictionary<string, int> ByDevice();

    /// <summary>Open connections whose credential or client id is the name.</summary>
    IReadOnlyList<MqttConnectedClient> Of(string name);

    /// <summary>Ends the connections of a client id; a client that may come back does.</summary>
    void Disconnect(string clientId);
}
