using System.Text.Json.Serialization;

namespace OpsCenter.Mqtt.Packets;

/// <summary>A control packet. Properties are null for 3.1.1 and where a 5.0 packet has none.</summary>
public abstract record MqttPacket
{
    [JsonIgnore]
    public abstract MqttPacketType Type { get; }

    public MqttProperties? Properties { get; init; }
}
