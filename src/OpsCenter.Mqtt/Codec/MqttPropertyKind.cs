namespace OpsCenter.Mqtt.Codec;

/// <summary>How a property is written.</summary>
internal enum MqttPropertyKind : byte
{
    Unknown,
    Byte,
    UInt16,
    UInt32,
    Variable,
    Text,
    Binary,
    Pair,
}
