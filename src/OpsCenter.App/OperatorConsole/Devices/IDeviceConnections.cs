namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>Who is connected to the MQTT endpoint now; the host answers from its server. Thread-safe.</summary>
public interface IDeviceConnections
{
    /// <summary>Open connections by credential id (user name).</summary>
    IReadOnlyDictionary<string, int> ByDevice();
}
