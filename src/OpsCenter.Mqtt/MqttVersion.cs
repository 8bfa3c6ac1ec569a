namespace OpsCenter.Mqtt;

/// <summary>Protocol level as sent in CONNECT.</summary>
public enum MqttVersion : byte
{
    /// <summary>MQTT 3.1.1 (ISO/IEC 20922).</summary>
    V311 = 4,

    /// <summary>MQTT 5.0.</summary>
    V5 = 5,
}
