namespace OpsCenter.Mqtt.Packets;

/// <summary>One property: a number, a text, bytes, or (user property) a name and a text, as its id demands.</summary>
public readonly record struct MqttProperty(MqttPropertyId Id, uint Number, string? Text, string? Name, ReadOnlyMemory<byte> Binary);
