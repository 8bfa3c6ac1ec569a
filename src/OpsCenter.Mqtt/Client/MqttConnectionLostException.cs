namespace OpsCenter.Mqtt.Client;

/// <summary>There is no connection (any more); whether the server took the message over is unknown.</summary>
public sealed class MqttConnectionLostException : IOException
{
    public MqttConnectionLostException()
        : this("The MQTT connection is closed.")
    {
    }

    public MqttConnectionLostException(string message)
        : base(message)
    {
    }

    public MqttConnectionLostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
